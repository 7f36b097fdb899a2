//! `vitrine config`: every setting with its value and where that comes from.

use clap::Args;

use crate::out::line;
use crate::settings::Settings;
use crate::stop::Stop;

/// Print every setting, and where its value comes from.
#[derive(Debug, Args)]
pub(crate) struct ConfigCommand {
    #[command(flatten)]
    settings: Settings,
}

pub(crate) fn run(command: ConfigCommand) -> Result<(), Stop> {
    let config = command.settings.read()?;
    for given in config.given() {
        let value = given.shown();
        let value = if value.is_empty() { "-".to_owned() } else { value };
        line(format_args!(
            "{:<20} {:<40} ({})",
            given.key.word(),
            value,
            given.source
        ))?;
        line(format_args!("{:<20} {}", "", given.key.about()))?;
    }
    Ok(())
}
