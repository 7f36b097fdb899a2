//! Users, groups, and the grants that they hold.

use vitrine_model::{Function, Grant, GroupKind, Level, State};

use super::fault::{Fault, Faulty, Place};
use super::json::Node;
use super::read::{self, Object};
use super::world::{ALL_USERS, Ids, OWNER, Sections, exactly_one};
use crate::grants::Grants;
use crate::key::GroupKey;
use crate::world::{Entry, Group, Membership, User};

pub(super) fn groups(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<(Vec<Group>, GroupKey)> {
    let top = Place::TOP;
    let section = top.key("groups");
    let mut groups = Vec::with_capacity(sections.groups.len());
    let mut kinds: Vec<GroupKind> = Vec::with_capacity(sections.groups.len());
    for (position, node) in sections.groups.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "kind", "grants", "sees"])?;
        kinds.push(read::word(
            object.required("kind", &at)?,
            &at.key("kind"),
            "kind of group",
        )?);
        let seen = at.key("sees");
        let mut sees = Vec::new();
        for (position, node) in read::array(object.get("sees"), &seen)?.iter().enumerate() {
            sees.push(GroupKey(ids.groups.reference(node, &seen.index(position))?));
        }
        groups.push(Group {
            grants: grants(object.get("grants"), &at.key("grants"), &GrantsIn::ACCOUNT)?,
            sees,
        });
    }
    let (kind, what) = ALL_USERS;
    let all_users = GroupKey::at(exactly_one(&kinds, &kind, what, &section)?);
    Ok((groups, all_users))
}

pub(super) fn users(sections: &Sections<'_, '_>, ids: &Ids, all_users: GroupKey) -> Faulty<Vec<User>> {
    let top = Place::TOP;
    let section = top.key("users");
    let mut users = Vec::with_capacity(sections.users.len());
    for (position, node) in sections.users.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "status", "level", "grants", "groups"])?;
        users.push(User {
            status: read::word(object.required("status", &at)?, &at.key("status"), "status")?,
            level: read::word(object.required("level", &at)?, &at.key("level"), "level")?,
            grants: grants(object.get("grants"), &at.key("grants"), &GrantsIn::ACCOUNT)?,
            groups: memberships(object.get("groups"), &at.key("groups"), ids, all_users)?,
        });
    }
    let levels: Vec<Level> = users.iter().map(|user| user.level).collect();
    let (level, what) = OWNER;
    exactly_one(&levels, &level, what, &section)?;
    Ok(users)
}

/// A group of a user is its id, or an object with an end.
fn memberships(
    node: Option<&Node<'_>>,
    at: &Place<'_>,
    ids: &Ids,
    all_users: GroupKey,
) -> Faulty<Vec<Membership>> {
    let mut memberships = Vec::new();
    for (position, node) in read::array(node, at)?.iter().enumerate() {
        let at = at.index(position);
        let (group, until) = match node {
            Node::Text(_) => (ids.groups.reference(node, &at)?, None),
            Node::Object(_) => {
                let object = Object::read(node, &at, &["id", "until"])?;
                let group = ids.groups.reference(object.required("id", &at)?, &at.key("id"))?;
                (group, read::optional_second(&object, "until", &at)?)
            }
            _ => return read::wrong_type(node, &at, "a group's id, or an object with one"),
        };
        let group = GroupKey(group);
        if group == all_users {
            return at.fault(Fault::AllUsersListed(read::one_line(ids.groups.id(group.0))));
        }
        memberships.push(Membership { group, until });
    }
    Ok(memberships)
}

/// Which grants belong in a place, and how a message calls it.
pub(super) struct GrantsIn {
    belongs: fn(Function) -> bool,
    place: &'static str,
}

impl GrantsIn {
    /// Those of users and groups: of every function.
    const ACCOUNT: Self = Self {
        belongs: |_| true,
        place: "the grants of a user or group",
    };
    /// Those of folder lists.
    pub(super) const FOLDER: Self = Self {
        belongs: Function::is_place_bound,
        place: "a folder's list, which holds place-bound actions only",
    };
    /// Those of members.
    pub(super) const MEMBER: Self = Self {
        belongs: Function::is_place_bound,
        place: "a member's grants, which hold place-bound actions only",
    };
    /// Those of a file's security.
    pub(super) const SECURITY: Self = Self {
        belongs: Function::is_file_security,
        place: "a file's security",
    };

    /// The action of that name, if it belongs there.
    pub(super) fn function(&self, name: &str, at: &Place<'_>) -> Faulty<Function> {
        let function = read::function(name, at)?;
        if (self.belongs)(function) {
            Ok(function)
        } else {
            at.fault(Fault::Action {
                action: function,
                place: self.place,
            })
        }
    }
}

/// Grants by action; what is not named is unset.
pub(super) fn grants(node: Option<&Node<'_>>, at: &Place<'_>, belong: &GrantsIn) -> Faulty<Grants> {
    let Some(node) = node else {
        return Ok(Grants::none());
    };
    let mut grants = Grants::none();
    for (name, node) in Object::of_any_keys(node, at)?.pairs() {
        let at = at.key(name);
        let function = belong.function(name, &at)?;
        if *node != Node::Null {
            grants.set(function, grant(node, &at)?);
        }
    }
    Ok(grants)
}

/// A grant is `"allow"`, `"deny"`, or an object with `state` and `until`.
fn grant(node: &Node<'_>, at: &Place<'_>) -> Faulty<Grant> {
    match node {
        Node::Text(_) => Ok(Grant::open(state(node, at)?)),
        Node::Object(_) => {
            let object = Object::read(node, at, &["state", "until"])?;
            Ok(Grant {
                state: state(object.required("state", at)?, &at.key("state"))?,
                until: read::optional_second(&object, "until", at)?,
            })
        }
        _ => read::wrong_type(node, at, "a grant"),
    }
}

/// `unset` is no word of the format: what is unset is not named.
fn state(node: &Node<'_>, at: &Place<'_>) -> Faulty<State> {
    match read::text(node, at)? {
        "allow" => Ok(State::Allow),
        "deny" => Ok(State::Deny),
        other => at.fault(Fault::Word {
            value: read::one_line(other),
            wanted: "state of a grant: allow or deny",
        }),
    }
}

/// The entries of a folder's list or of a file's security.
pub(super) fn entries(
    node: Option<&Node<'_>>,
    at: &Place<'_>,
    ids: &Ids,
    belong: &GrantsIn,
) -> Faulty<Vec<Entry>> {
    let mut entries = Vec::new();
    for (position, node) in read::array(node, at)?.iter().enumerate() {
        let at = at.index(position);
        let object = Object::read(node, &at, &["subject", "grants", "until"])?;
        entries.push(Entry {
            subject: ids.subject(object.required("subject", &at)?, &at.key("subject"))?,
            grants: grants(object.get("grants"), &at.key("grants"), belong)?,
            until: read::optional_second(&object, "until", &at)?,
        });
    }
    Ok(entries)
}
