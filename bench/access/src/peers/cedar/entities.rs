//! Everything as entities, with its hierarchy, in one store.

use std::collections::HashMap;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request, RestrictedExpression,
};
use vitrine_model::{Function, Level, Lifecycle};
use vitrine_policy::source::of_level;
use vitrine_policy::{Reason, Subject, Votes};

use super::parts::{
    Kind, Pair, actions, entity, made, mark_rules, numbered, pair, policies, restricted, security_tags, text,
    uid, votes_by_function, yes_or_no,
};
use crate::as_of::{AsOf, asked, folder_of, name};
use crate::peers::Peer;
use crate::question::{Of, Question};

/// The store, with the policies over it.
pub(crate) struct Store {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    /// The contexts that there can be, each made once.
    contexts: HashMap<(Function, Kind, Reason), Context>,
    users: Vec<EntityUid>,
    assets: Vec<EntityUid>,
    folders: Vec<EntityUid>,
    actions: HashMap<Function, EntityUid>,
}

impl Store {
    pub(crate) fn of(world: &AsOf<'_>) -> Self {
        let all = functions()
            .chain(levels())
            .chain(people(world))
            .chain(folders(world))
            .chain(marks(world))
            .chain((0..world.library.assets.len()).map(|at| asset(world, at)));
        Self {
            authorizer: Authorizer::new(),
            policies: policies(include_str!("entities.cedar")),
            entities: Entities::from_entities(all, None).expect("the entities are well-formed"),
            contexts: contexts(),
            users: numbered("User", 'u', world.library.world.users.len()),
            assets: numbered("Asset", 'a', world.library.assets.len()),
            folders: numbered("Folder", 'f', world.library.world.folders.len()),
            actions: actions(),
        }
    }
}

impl Peer for Store {
    fn name(&self) -> &'static str {
        "Cedar, entities"
    }

    fn passes(&mut self, question: &Question) -> bool {
        let resource = match question.of {
            Of::Folder(folder) => &self.folders[folder],
            Of::Asset(asset) => &self.assets[asset],
        };
        let key = (question.action, Kind::of(question.of), question.reason);
        let request = Request::new(
            self.users[question.user].clone(),
            self.actions[&question.action].clone(),
            resource.clone(),
            self.contexts[&key].clone(),
            None,
        );
        let request = request.expect("no schema refuses it");
        let answer = self
            .authorizer
            .is_authorized(&request, &self.policies, &self.entities);
        answer.decision() == Decision::Allow
    }
}

fn contexts() -> HashMap<(Function, Kind, Reason), Context> {
    let of = |function: Function| entity("Function", function.word());
    let mut contexts = HashMap::new();
    for function in asked() {
        for kind in Kind::BOTH {
            for reason in [Reason::Missing, Reason::Given] {
                let [archive, delete] = match kind {
                    Kind::Folder => [Function::FolderArchive, Function::FolderDelete],
                    Kind::Asset => [Function::Archive, Function::Delete],
                };
                let pairs = [
                    pair("function", of(function)),
                    pair("archive", of(archive)),
                    pair("delete", of(delete)),
                    pair("reason", yes_or_no(reason == Reason::Given)),
                ];
                let context = Context::from_pairs(pairs).expect("no key twice");
                contexts.insert((function, kind, reason), context);
            }
        }
    }
    contexts
}

/// Who holds a grant lies in it.
fn held(votes: Votes) -> impl Iterator<Item = EntityUid> {
    let grant =
        |side: &'static str| move |function: &Function| uid("Grant", &format!("{side} {}", function.word()));
    let said = |set: vitrine_model::FunctionSet| asked().filter(move |function| set.contains(*function));
    let allow = said(votes.allow).map(move |function| grant("allow")(&function));
    let deny = said(votes.deny).map(move |function| grant("deny")(&function));
    allow.chain(deny)
}

fn functions() -> impl Iterator<Item = Entity> {
    asked().map(|function| {
        let grant = |side: &str| entity("Grant", &format!("{side} {}", function.word()));
        let attributes = vec![
            pair("name", text(function.word())),
            pair("allows", grant("allow")),
            pair("denies", grant("deny")),
        ];
        made(uid("Function", function.word()), attributes, vec![], vec![])
    })
}

fn levels() -> impl Iterator<Item = Entity> {
    Level::ALL.iter().map(|level| {
        let mut above: Vec<_> = held(Votes::allowing(of_level(*level))).collect();
        if matches!(level, Level::Owner | Level::Admin) {
            above.push(uid("Level", "over places"));
        }
        made(uid("Level", level.word()), vec![], above, vec![])
    })
}

fn people<'w>(world: &'w AsOf<'_>) -> impl Iterator<Item = Entity> + 'w {
    let groups = (0..world.library.world.groups.len()).map(|group| {
        let above = held(world.of_group(group)).collect();
        made(uid("Group", &format!("g{group}")), vec![], above, vec![])
    });
    let users = world.library.world.users.iter().enumerate();
    groups.chain(users.map(|(at, user)| {
        let groups = world.groups_of(at).into_iter();
        let mut above: Vec<_> = groups
            .map(|group| uid("Group", &format!("g{}", group.index())))
            .collect();
        above.push(uid("Level", user.level.word()));
        above.extend(held(world.personal(at)));
        let status = pair("status", text(user.status.word()));
        made(uid("User", &format!("u{at}")), vec![status], above, vec![])
    }))
}

/// Folders lie in folders and in states; what is said of each stands in its effective list.
fn folders<'w>(world: &'w AsOf<'_>) -> impl Iterator<Item = Entity> + 'w {
    let lists = world.lists.iter().enumerate().map(|(at, said)| {
        let tags = votes_by_function(said, subject);
        made(uid("List", &at.to_string()), vec![], vec![], tags)
    });
    let folders = world.library.world.folders.iter().enumerate();
    lists.chain(folders.map(|(at, folder)| {
        let own = uid("Folder", &format!("f{at}"));
        let mut above: Vec<_> = state(folder.state).into_iter().collect();
        above.extend(
            folder
                .parent
                .map(|parent| uid("Folder", &format!("f{}", parent.index()))),
        );
        let attributes = vec![
            pair("home", RestrictedExpression::new_entity_uid(own.clone())),
            pair("list", entity("List", &world.list_of[at].to_string())),
        ];
        made(own, attributes, above, vec![])
    }))
}

fn state(state: Lifecycle) -> Option<EntityUid> {
    (state != Lifecycle::Live).then(|| uid("State", state.word()))
}

fn marks<'w>(world: &'w AsOf<'_>) -> impl Iterator<Item = Entity> + 'w {
    let marks = world.library.world.colours.iter().enumerate();
    marks.map(|(at, colour)| {
        made(
            uid("Mark", &at.to_string()),
            mark_rules(colour, subject),
            vec![],
            vec![],
        )
    })
}

/// An asset lies in its folder, in its state, and in what its licences lock.
fn asset(world: &AsOf<'_>, at: usize) -> Entity {
    let facts = &world.library.assets[at];
    let home = format!("f{}", folder_of(facts));
    let locks = world.locks(facts);
    let mut above = vec![uid("Folder", &home)];
    above.extend(state(facts.state));
    above.extend(locks.download.then(|| uid("Rule", "locks downloads")));
    above.extend(locks.share.then(|| uid("Rule", "locks shares")));
    let mut attributes: Vec<Pair> = vec![pair("home", entity("Folder", &home)), restricted(facts)];
    let mark = facts
        .colour
        .map(|colour| entity("Mark", &colour.index().to_string()));
    attributes.extend(mark.map(|mark| pair("mark", mark)));
    let tags = security_tags(facts, subject);
    made(uid("Asset", &format!("a{at}")), attributes, above, tags)
}

fn subject(subject: Subject) -> RestrictedExpression {
    let kind = match subject {
        Subject::User(_) => "User",
        Subject::Group(_) => "Group",
    };
    entity(kind, &name(subject))
}
