//! `vitrine init`: an account and its owner.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::Arc;

use clap::Args;
use vitrine_model::{Email, IdSource, IllFormedName, Login, Name, PersonName, RandomIds};
use vitrine_server::config::Config;
use vitrine_server::credential::{Cost, Password, Passwords, PersonWords};
use vitrine_store::credentials::PasswordHash;
use vitrine_store::founding::{Founding, NewOwner};

use crate::settings::{Settings, open, runtime};
use crate::stop::Stop;

/// Make the account and its owner. What is not given is asked for, where somebody sits at the terminal.
#[derive(Debug, Args)]
pub(crate) struct InitCommand {
    #[command(flatten)]
    settings: Settings,
    /// The organisation's name.
    #[arg(long)]
    account: Option<String>,
    /// What the owner signs in with.
    #[arg(long)]
    login: Option<String>,
    /// The owner's first name.
    #[arg(long)]
    first_name: Option<String>,
    /// The owner's last name.
    #[arg(long)]
    last_name: Option<String>,
    /// Where the owner gets mail.
    #[arg(long)]
    email: Option<String>,
    /// Read the owner's password from the first line of standard input. Without it one is made and printed.
    #[arg(long)]
    password_stdin: bool,
}

/// How the owner's password came about.
enum Chosen {
    ByThem(Password),
    /// To be printed once.
    ForThem(Password, String),
}

/// Everything that the account is made of, read and well-formed.
struct Wanted {
    account: Name,
    owner: Owner,
    chosen: Chosen,
}

/// The owner, but for the password.
struct Owner {
    login: Login,
    first_name: PersonName,
    last_name: PersonName,
    email: Email,
}

pub(crate) fn run(command: InitCommand) -> Result<(), Stop> {
    let (settings, wanted) = understand(command)?;
    let config = settings.read()?;
    runtime()?.block_on(found(&config, wanted))
}

fn understand(command: InitCommand) -> Result<(Settings, Wanted), Stop> {
    let account = asked(
        command.account,
        "account",
        "Name of the organisation",
        Name::parse,
    )?;
    let owner = Owner {
        login: asked(command.login, "login", "Owner's login", Login::parse)?,
        first_name: asked(
            command.first_name,
            "first-name",
            "Owner's first name",
            PersonName::parse,
        )?,
        last_name: asked(
            command.last_name,
            "last-name",
            "Owner's last name",
            PersonName::parse,
        )?,
        email: asked(command.email, "email", "Owner's e-mail address", Email::parse)?,
    };
    let names = [
        owner.first_name.as_str(),
        owner.last_name.as_str(),
        owner.email.as_str(),
        account.as_str(),
    ];
    let words = PersonWords::of(&owner.login, names);
    let chosen = if command.password_stdin {
        read_password(&words)?
    } else {
        make_password(&words)?
    };
    Ok((
        command.settings,
        Wanted {
            account,
            owner,
            chosen,
        },
    ))
}

async fn found(config: &Config, wanted: Wanted) -> Result<(), Stop> {
    let Wanted {
        account,
        owner:
            Owner {
                login,
                first_name,
                last_name,
                email,
            },
        chosen,
    } = wanted;
    let (password, printed) = match chosen {
        Chosen::ByThem(password) => (password, None),
        Chosen::ForThem(password, text) => (password, Some(text)),
    };
    let (database, _blobs) = open(config).await?;
    let passwords = Passwords::new(Cost::Standard, Arc::new(RandomIds));
    let kept = passwords
        .keep(password)
        .await
        .map_err(|error| Stop::because("the password", &error))?;
    let owner = NewOwner {
        login,
        first_name,
        last_name,
        email,
        password: PasswordHash::new(kept),
    };
    let Some(founding) = Founding::begin(&database, &account, &owner).await? else {
        return Err(Stop::bad_input(format!(
            "there is an account already in {}",
            config.data.display()
        )));
    };
    founding.commit().await?;
    println!("The account `{account}` is made; `{}` owns it.", owner.login);
    if let Some(text) = printed {
        println!("The password, shown this once: {text}");
    }
    database.close().await;
    Ok(())
}

/// What was given, or else what somebody types now.
fn asked<T>(
    given: Option<String>,
    flag: &str,
    question: &str,
    parse: impl Fn(&str) -> Result<T, IllFormedName>,
) -> Result<T, Stop> {
    let text = match given {
        Some(text) => text,
        None if io::stdin().is_terminal() => {
            print!("{question}: ");
            let flushed = io::stdout().flush();
            flushed
                .and_then(|()| first_line())
                .map_err(|error| Stop::because("the terminal", &error))?
        }
        None => {
            return Err(Stop::bad_input(format!(
                "--{flag} is missing, and nobody is there to ask"
            )));
        }
    };
    parse(&text).map_err(|error| Stop::bad_input(format!("--{flag}: {error}")))
}

fn first_line() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

fn read_password(words: &PersonWords) -> Result<Chosen, Stop> {
    let text = first_line().map_err(|error| Stop::because("standard input", &error))?;
    Password::choose(&text, words)
        .map(Chosen::ByThem)
        .map_err(|error| Stop::bad_input(error.to_string()))
}

/// Five groups of four out of 31 letters and digits that are not taken for one another: 99 bits.
fn make_password(words: &PersonWords) -> Result<Chosen, Stop> {
    const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut text = String::new();
    let mut drawn = [0; 1];
    while text.len() < 24 {
        RandomIds.secret(&mut drawn);
        // Above the last multiple of 31 some letters would come more often than others.
        if drawn[0] >= 248 {
            continue;
        }
        if text.len() % 5 == 4 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(drawn[0]) % LETTERS.len()]));
    }
    let password = Password::choose(&text, words).map_err(|error| Stop::failed(error.to_string()))?;
    Ok(Chosen::ForThem(password, text))
}
