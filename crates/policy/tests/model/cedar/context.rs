//! What a question brings to Cedar that no entity holds: what other answers of Cedar say.

use cedar_policy::{Context, RestrictedExpression as Value};
use vitrine_model::{Function, State};
use vitrine_policy::{Effect, Member, UserKey};

use super::entities::{one, set, stands, text};
use super::procedure::{Cedar, Thing, Who};

impl Cedar<'_> {
    pub(super) fn context(&self, set: &str, who: Who, function: Function, thing: &Thing) -> Context {
        let overrides = matches!(set, "file" | "warning")
            && function == Function::Download
            && who.has_in_scope(Function::LicenceOverride)
            && self.passes("function", who, Function::LicenceOverride, &Thing::account());
        let rights = if set == "state" {
            self.rights(who, thing)
        } else {
            Vec::new()
        };
        let mut pairs = vec![
            ("function", text(function.word())),
            ("supermode", Value::new_bool(who.supermode)),
            ("reason", Value::new_bool(who.reason)),
            ("asked", Value::new_bool(thing.approval)),
            ("overrides", Value::new_bool(overrides)),
            (
                "rights",
                Value::new_set(rights.iter().map(|right| text(right.word()))),
            ),
            ("shown", self.shown(set, who, function, thing)),
        ];
        if let Some(scope) = who.scope {
            pairs.push((
                "scope",
                Value::new_set(scope.iter().map(|function| text(function.word()))),
            ));
        }
        of_pairs(pairs)
    }

    /// What the state rule asks for: which of these passes G2, the fold of G3 and the file's security, in the scope.
    fn rights(&self, who: Who, thing: &Thing) -> Vec<Function> {
        let of_state: &[Function] = match thing.kind {
            "Asset" => &[Function::Archive, Function::Delete],
            "Folder" => &[Function::FolderArchive, Function::FolderDelete],
            _ => &[],
        };
        let passes = |right: &Function| {
            who.has_in_scope(*right)
                && self.passes("function", who, *right, thing)
                && self.passes("place", who, *right, thing)
                && (thing.asset.is_none() || self.passes("file", who, *right, thing))
        };
        of_state.iter().copied().filter(passes).collect()
    }

    /// What the playlists say in which the asset stands.
    fn shown(&self, set_name: &str, who: Who, function: Function, thing: &Thing) -> Value {
        let heard = matches!(set_name, "function" | "place") && !who.by_home_alone;
        let [mut members, mut allow, mut deny] = [const { Vec::new() }; 3];
        if let Some(asset) = thing.asset.filter(|_| heard) {
            let live: Vec<u32> = self.live(asset).collect();
            for exposure in &self.assets[asset].exposures {
                let is_live = live.contains(&exposure.playlist.0);
                for member in self.here(exposure.playlist.index()) {
                    let mut grants = member.grants.iter();
                    let says =
                        grants.find(|(named, grant)| *named == function && stands(grant.until, self.now));
                    match says.map(|(_, grant)| grant.state) {
                        Some(State::Deny) => deny.push(one(member.user)),
                        Some(State::Allow) if is_live => allow.push(one(member.user)),
                        _ => {}
                    }
                    if is_live {
                        members.push(one(member.user));
                    }
                }
            }
        }
        let of = |name: &str, who| (name.to_owned(), set(who));
        Value::new_record([of("members", members), of("allow", allow), of("deny", deny)]).unwrap()
    }

    fn here(&self, playlist: usize) -> impl Iterator<Item = &Member> {
        let members = self.world.playlists[playlist].members.iter();
        members.filter(|member| stands(member.until, self.now))
    }

    /// The playlists in which an asset stands by a live exposure: somebody who added it there may hand it on.
    pub(super) fn live(&self, asset: usize) -> impl Iterator<Item = u32> {
        let exposures = self.assets[asset].exposures.iter();
        exposures
            .filter(move |exposure| exposure.added_by.iter().any(|adder| self.hands_on(*adder, asset)))
            .map(|exposure| exposure.playlist.0)
    }

    fn hands_on(&self, user: UserKey, asset: usize) -> bool {
        if let Some(known) = self.scene.hands_on.borrow().get(&(user, asset)) {
            return *known;
        }
        let who = Who {
            by_home_alone: true,
            ..Who::plainly(user)
        };
        let answer = self.by_gates(who, Function::ShareReview, &Thing::asset(asset));
        let passes = matches!(answer.0, Effect::Allow | Effect::Warn);
        self.scene.hands_on.borrow_mut().insert((user, asset), passes);
        passes
    }
}

pub(super) fn of_pairs(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Context {
    Context::from_pairs(pairs.into_iter().map(|(name, value)| (name.to_owned(), value))).unwrap()
}
