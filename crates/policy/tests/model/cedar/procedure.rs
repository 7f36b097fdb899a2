//! Section 4 and 8 of the access model: which gate is asked when. Each answer is Cedar's.

use std::cell::RefCell;
use std::collections::HashMap;

use cedar_policy::{Entities, EntityUid, RestrictedExpression as Value};
use vitrine_model::{Function, FunctionSet, LinkMode, Second};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Credential, Effect, Gate, LinkFacts, Named, Password, Principal, Reason,
    Resource, Supermode, UserKey, Visit, World,
};

use super::context::of_pairs;
use super::entities::{entities, of_user, set, text};
use super::model::{Model, uid};
use crate::random::Setup;

/// What is compared: the effect, and the gate of a refusal.
type Answer = (Effect, Option<Gate>);

const ALLOW: Answer = (Effect::Allow, None);

const fn refused(gate: Gate) -> Answer {
    (Effect::Deny, Some(gate))
}

/// A world at every second that was asked about.
pub(super) struct AtSecond {
    assets: Vec<AssetFacts>,
    links: Vec<LinkFacts>,
    seconds: HashMap<Second, Scene>,
}

pub(super) struct Scene {
    entities: Entities,
    /// Whether somebody may hand on the asset of that position, by its home alone.
    pub(super) hands_on: RefCell<HashMap<(UserKey, usize), bool>>,
}

impl AtSecond {
    pub(super) fn every(setup: &Setup) -> Self {
        Self {
            assets: setup.assets.clone(),
            links: setup.links.clone(),
            seconds: HashMap::new(),
        }
    }

    pub(super) fn at<'a>(&'a mut self, world: &'a World, now: Second) -> Cedar<'a> {
        let Self {
            assets,
            links,
            seconds,
        } = self;
        let scene = seconds.entry(now).or_insert_with(|| Scene {
            entities: entities(world, assets, links, now),
            hands_on: RefCell::default(),
        });
        Cedar {
            model: Model::get(),
            world,
            assets,
            links,
            scene,
            now,
        }
    }
}

/// Cedar, before one world at one second.
pub(super) struct Cedar<'a> {
    model: &'static Model,
    pub(super) world: &'a World,
    pub(super) assets: &'a [AssetFacts],
    links: &'a [LinkFacts],
    pub(super) scene: &'a Scene,
    pub(super) now: Second,
}

/// A user and how they ask.
#[derive(Clone, Copy)]
pub(super) struct Who {
    pub(super) user: UserKey,
    pub(super) scope: Option<FunctionSet>,
    pub(super) supermode: bool,
    pub(super) reason: bool,
    /// What playlists say is left aside.
    pub(super) by_home_alone: bool,
}

impl Who {
    pub(super) const fn plainly(user: UserKey) -> Self {
        Self {
            user,
            scope: None,
            supermode: false,
            reason: false,
            by_home_alone: false,
        }
    }

    pub(super) fn has_in_scope(self, function: Function) -> bool {
        self.scope.is_none_or(|scope| scope.contains(function))
    }
}

/// A resource, as Cedar knows it.
#[derive(Clone)]
pub(super) struct Thing {
    pub(super) kind: &'static str,
    pub(super) uid: EntityUid,
    /// The position of the asset, where it is one.
    pub(super) asset: Option<usize>,
    /// It is an approval of that asset, which asks whoever asks.
    pub(super) approval: bool,
}

impl Thing {
    pub(super) fn account() -> Self {
        Self::of("Account", "ours")
    }

    pub(super) fn asset(at: usize) -> Self {
        Self {
            asset: Some(at),
            ..Self::of("Asset", at)
        }
    }

    fn of(kind: &'static str, id: impl ToString) -> Self {
        Self {
            kind,
            uid: uid(kind, id),
            asset: None,
            approval: false,
        }
    }
}

impl Cedar<'_> {
    pub(super) fn decide(&self, ask: &Ask<'_>) -> Answer {
        let thing = self.thing(&ask.resource);
        match &ask.principal {
            Principal::User(caller) => {
                let mut who = self.caller(caller);
                who.reason = ask.reason == Reason::Given;
                self.by_gates(who, ask.action, &thing)
            }
            Principal::Link(visit) => self.by_link(visit, ask.action, &thing),
        }
    }

    /// Super-admin mode counts for a user whose G2 allows `supermode` and who shows no token.
    fn caller(&self, caller: &Caller) -> Who {
        let mut who = Who::plainly(caller.user);
        if let Credential::Token(scope) = caller.credential {
            who.scope = Some(scope);
        } else if caller.supermode == Supermode::On {
            who.supermode = self.passes("function", who, Function::Supermode, &Thing::account());
        }
        who
    }

    fn thing(&self, resource: &Resource<'_>) -> Thing {
        let of_asset = |facts| Thing::asset(self.assets.iter().position(|asset| asset == facts).unwrap());
        match *resource {
            Resource::Account => Thing::account(),
            Resource::Folder(folder) => Thing::of("Folder", folder.0),
            Resource::Project(project) => Thing::of("Project", project.0),
            Resource::Playlist(playlist) => Thing::of("Playlist", playlist.0),
            Resource::Asset(facts) => of_asset(facts),
            Resource::Approval(facts) => Thing {
                approval: true,
                ..of_asset(facts)
            },
        }
    }

    /// The four gates, in order.
    pub(super) fn by_gates(&self, who: Who, action: Function, thing: &Thing) -> Answer {
        if !self.passes("standing", who, action, thing) {
            return refused(Gate::Standing);
        }
        if !self.model.asks(action, thing.kind) {
            return refused(Gate::Function);
        }
        if thing.kind != "Account" && action != Function::See {
            let see = self.by_gates(who, Function::See, thing);
            if see.0 == Effect::Deny {
                return see;
            }
        }
        let over = who.supermode && action != Function::BillingManage;
        if !over && !self.passes("function", who, action, thing) {
            return refused(Gate::Function);
        }
        if thing.kind == "Account" {
            return ALLOW;
        }
        let admitted = who.supermode || self.passes("place", who, action, thing);
        if !admitted || !self.passes("state", who, action, thing) {
            return refused(Gate::Place);
        }
        if thing.asset.is_none() || who.supermode {
            return ALLOW;
        }
        if !self.passes("file", who, action, thing) {
            refused(Gate::File)
        } else if self.passes("reason", who, action, thing) {
            (Effect::Reason, None)
        } else if self.passes("warning", who, action, thing) {
            (Effect::Warn, None)
        } else {
            ALLOW
        }
    }

    /// A link: itself, the state of the asset, then its issuer twice.
    fn by_link(&self, visit: &Visit<'_>, action: Function, thing: &Thing) -> Answer {
        let Some(asset) = thing.asset else {
            return refused(Gate::Standing);
        };
        let link = self.links.iter().position(|link| link == visit.link).unwrap();
        let shown_in = self.live(asset).map(|playlist| uid("Playlist", playlist));
        let context = [
            ("function", text(action.word())),
            ("now", Value::new_long(self.now.0)),
            ("password_ok", Value::new_bool(visit.password == Password::Given)),
            ("named", Value::new_bool(visit.named == Named::Yes)),
            ("shown_in", set(shown_in)),
        ];
        let context = of_pairs(context);
        let open = (&uid("Link", link), &uid("Action", "open"), &thing.uid);
        for (set, gate) in [("link", Gate::Standing), ("state", Gate::Place)] {
            if !self.model.permits(set, open, &context, &self.scene.entities) {
                return refused(gate);
            }
        }
        let share = match visit.link.mode {
            LinkMode::Review => Function::ShareReview,
            LinkMode::Download => Function::ShareDownload,
            LinkMode::Web => Function::ShareWeb,
        };
        let action = if action == Function::ApprovalDecide {
            Function::ApprovalCreate
        } else {
            action
        };
        // The approval asks the visitor; their issuer is asked for another action of the asset itself.
        let (issuer, thing) = (Who::plainly(visit.link.issuer), Thing::asset(asset));
        let answers = [share, action].map(|action| self.by_gates(issuer, action, &thing));
        let needs_reason = |answer: &Answer| answer.0 == Effect::Reason;
        for answer in &answers {
            if answer.0 == Effect::Deny {
                return *answer;
            }
            if needs_reason(answer) {
                return refused(Gate::File);
            }
        }
        let warned = answers.iter().any(|answer| answer.0 == Effect::Warn);
        (if warned { Effect::Warn } else { Effect::Allow }, None)
    }

    /// Can the caller see that person?
    pub(super) fn sees(&self, caller: &Caller, other: UserKey) -> bool {
        let who = self.caller(caller);
        let people_see = who.has_in_scope(Function::PeopleSee)
            && self.passes("function", who, Function::PeopleSee, &Thing::account());
        let context = of_pairs([
            ("token", Value::new_bool(who.scope.is_some())),
            ("supermode", Value::new_bool(who.supermode)),
            ("people_see", Value::new_bool(people_see)),
        ]);
        let meet = (&of_user(who.user), &uid("Action", "meet"), &of_user(other));
        self.model.permits("people", meet, &context, &self.scene.entities)
    }

    /// Does a set of policies permit it?
    pub(super) fn passes(&self, set: &str, who: Who, function: Function, thing: &Thing) -> bool {
        let context = self.context(set, who, function, thing);
        let question = (&of_user(who.user), self.model.action(function), &thing.uid);
        self.model.permits(set, question, &context, &self.scene.entities)
    }
}
