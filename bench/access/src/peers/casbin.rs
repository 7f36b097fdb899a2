//! Casbin: roles with checks and crosses, an enforcer a gate. It carries functions and lists; states and a file's own
//! rules it does not.

use casbin::{CoreApi, DefaultModel, Enforcer, MemoryAdapter, MgmtApi};
use tokio::runtime::{Builder, Runtime};
use vitrine_model::{Function, FunctionSet, Level, Status};
use vitrine_policy::source::of_level;
use vitrine_policy::{Subject, Votes};

use super::{Part, Peer};
use crate::as_of::{AsOf, asked, folder_of, group_name, name, user_name};
use crate::question::{Of, Question};

/// Two gates, and what the one who asks has looked up beforehand.
pub(crate) struct Casbin {
    functions: Enforcer,
    places: Enforcer,
    active: Vec<bool>,
    list_of_folder: Vec<usize>,
    list_of_asset: Vec<usize>,
}

type Line = Vec<String>;

impl Casbin {
    pub(crate) fn of(world: &AsOf<'_>) -> Self {
        let runtime = Builder::new_current_thread()
            .build()
            .expect("a runtime needs no more than memory");
        let library = world.library;
        let users = &library.world.users;
        let roles = (0..users.len())
            .flat_map(|at| roles(world, at))
            .collect::<Vec<_>>();
        let list_of = |facts| world.list_of[folder_of(facts)];
        Self {
            functions: enforcer(
                &runtime,
                include_str!("functions.conf"),
                functions(world),
                roles.clone(),
            ),
            places: enforcer(&runtime, include_str!("places.conf"), places(world), roles),
            active: users.iter().map(|user| user.status == Status::Active).collect(),
            list_of_folder: world.list_of.clone(),
            list_of_asset: library.assets.iter().map(list_of).collect(),
        }
    }

    fn admits(&self, user: &str, action: Function, list: &str) -> bool {
        let holds = self.functions.enforce((user, action.word()));
        let is_let_in = || self.places.enforce((user, list, action.word()));
        holds.expect("the request has its two parts") && is_let_in().expect("the request has its three parts")
    }
}

impl Peer for Casbin {
    fn name(&self) -> &'static str {
        "Casbin"
    }

    fn passes(&mut self, question: &Question) -> bool {
        let list = match question.of {
            Of::Folder(folder) => self.list_of_folder[folder],
            Of::Asset(asset) => self.list_of_asset[asset],
        };
        let (user, list) = (user_name(question.user), list.to_string());
        self.active[question.user]
            && self.admits(&user, Function::See, &list)
            && (question.action == Function::See || self.admits(&user, question.action, &list))
    }

    fn knows(&self) -> Part {
        Part::FunctionsAndLists
    }
}

fn enforcer(runtime: &Runtime, model: &str, policies: Vec<Line>, roles: Vec<Line>) -> Enforcer {
    runtime
        .block_on(async {
            let model = DefaultModel::from_str(model).await?;
            let mut enforcer = Enforcer::new(model, MemoryAdapter::default()).await?;
            enforcer.enable_auto_save(false);
            enforcer.add_policies(policies).await?;
            enforcer.add_grouping_policies(roles).await?;
            Ok::<_, casbin::Error>(enforcer)
        })
        .expect("model and policies are well-formed")
}

fn roles(world: &AsOf<'_>, user: usize) -> Vec<Line> {
    let groups = world.groups_of(user).into_iter();
    let mut roles: Vec<Line> = groups
        .map(|group| vec![user_name(user), group_name(group.index())])
        .collect();
    let level = world.library.world.users[user].level;
    roles.push(vec![user_name(user), level.word().to_owned()]);
    roles
}

/// One line a function that a source says something of.
fn lines(subject: &str, list: Option<&str>, votes: Votes) -> Vec<Line> {
    let side = |functions: FunctionSet, effect: &'static str| {
        let named = asked().filter(move |function| functions.contains(*function));
        named.map(move |function| {
            let mut line = vec![subject.to_owned()];
            line.extend(list.map(str::to_owned));
            line.extend([function.word().to_owned(), effect.to_owned()]);
            line
        })
    };
    side(votes.allow, "allow")
        .chain(side(votes.deny, "deny"))
        .collect()
}

fn functions(world: &AsOf<'_>) -> Vec<Line> {
    let library = world.library;
    let levels = Level::ALL
        .iter()
        .flat_map(|level| lines(level.word(), None, Votes::allowing(of_level(*level))));
    let groups = (0..library.world.groups.len())
        .flat_map(|group| lines(&group_name(group), None, world.of_group(group)));
    let people =
        (0..library.world.users.len()).flat_map(|user| lines(&user_name(user), None, world.personal(user)));
    levels.chain(groups).chain(people).collect()
}

fn places(world: &AsOf<'_>) -> Vec<Line> {
    let over = [Level::Owner, Level::Admin];
    let over = over
        .iter()
        .flat_map(|level| lines(level.word(), Some("every list"), Votes::ALLOW_ALL));
    let lists = world.lists.iter().enumerate().flat_map(|(at, said)| {
        // A subject that a list names twice is one line with both.
        let mut of_subject: Vec<(Subject, Votes)> = Vec::new();
        for (subject, votes) in said {
            match of_subject.iter_mut().find(|(known, _)| known == subject) {
                Some((_, known)) => *known = known.and(*votes),
                None => of_subject.push((*subject, *votes)),
            }
        }
        let list = at.to_string();
        let of_subject = of_subject.into_iter();
        of_subject
            .flat_map(|(subject, votes)| lines(&name(subject), Some(&list), votes))
            .collect::<Vec<_>>()
    });
    over.chain(lists).collect()
}
