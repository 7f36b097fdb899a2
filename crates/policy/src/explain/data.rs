//! An explanation as JSON: stable codes, and things as whoever asks wants them named.

use serde_json::{Map, Value, json};
use vitrine_model::{Function, State};

use super::cause::{Cause, Denial};
use super::change::{Change, LinkChange, Row};
use super::ended::Ended;
use super::notice::{Blocker, Notice};
use super::thing::Thing;
use super::{Explained, Explanation, code};
use crate::change::Refusal;
use crate::plain::{ColourRule, Finding, OnBehalf, Outcome, Source, WhichList};
use crate::verdict::{Gate, Verdict};

/// How a thing stands in the JSON: its id, perhaps its name; null where whoever reads it may not know.
pub type Refer<'r> = &'r dyn Fn(Thing) -> Value;

impl Explanation {
    /// Everything as JSON.
    pub fn data(&self, refer: Refer<'_>) -> Value {
        let writer = Writer { refer };
        let ways = self.flips.ways.iter();
        let ways: Vec<Vec<Value>> = ways
            .map(|way| way.iter().map(|change| writer.change(change)).collect())
            .collect();
        let new_lists = self.flips.new_lists.iter();
        let new_lists: Vec<Value> = new_lists
            .map(|(folder, list)| json!({"folder": writer.thing(*folder), "list": of_list(*list)}))
            .collect();
        let mut data = verdict(&self.verdict);
        data.extend(members([
            ("action", json!(self.action)),
            ("person", writer.thing(self.person)),
            ("steps", self.steps.iter().map(|step| writer.step(step)).collect()),
            (
                "causes",
                self.causes.iter().map(|cause| writer.cause(cause)).collect(),
            ),
            (
                "flips",
                json!({
                    "to": self.flips.to.code(),
                    "ways": ways,
                    "new_lists": new_lists,
                    "beyond": self.flips.beyond.map(|beyond| beyond.code()),
                }),
            ),
        ]));
        Value::Object(data)
    }
}

impl Notice {
    /// What a refused person is told, as JSON.
    pub fn data(&self, refer: Refer<'_>) -> Value {
        let writer = Writer { refer };
        let mut data = members([("code", json!(self.code()))]);
        match self {
            Self::Scope(function)
            | Self::NotAsked(function)
            | Self::Change(
                Refusal::Needs { function, .. } | Refusal::GivesMaker(function) | Refusal::Guarded(function),
            ) => {
                data.extend(members([("function", json!(function))]));
            }
            Self::Nobody(refused) | Self::Blocked(refused, _) => {
                data.extend(members([
                    ("function", json!(refused.function)),
                    ("gate", json!(refused.gate)),
                ]));
                data.extend(
                    refused
                        .place
                        .map(|place| ("place".to_owned(), writer.thing(place))),
                );
            }
            Self::State { by: named, .. } | Self::Licence(named) | Self::Colour(named) => {
                data.extend(named.map(|named| ("by".to_owned(), writer.thing(named))));
            }
            Self::Hidden
            | Self::Link
            | Self::Standing
            | Self::Maintenance
            | Self::Reason
            | Self::Change(_)
            | Self::SignedIn => {}
        }
        if let Self::Blocked(_, by) = self {
            let by = by.iter().map(|blocker| match blocker {
                Blocker::Own => json!("own"),
                Blocker::Group(group) => writer.thing(*group),
            });
            data.extend(members([("by", by.collect())]));
        }
        Value::Object(data)
    }
}

fn members<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    let owned = members.into_iter().map(|(key, value)| (key.to_owned(), value));
    owned.collect()
}

fn verdict(verdict: &Verdict) -> Map<String, Value> {
    let mut data = members([("effect", json!(verdict.effect))]);
    if let (Some(gate), Some(why)) = (verdict.gate, verdict.why) {
        data.extend(members([("gate", json!(gate)), ("why", json!(why))]));
    }
    data
}

const fn of_list(list: WhichList) -> &'static str {
    match list {
        WhichList::Here => "here",
        WhichList::Below => "below",
    }
}

struct Writer<'r> {
    refer: Refer<'r>,
}

impl Writer<'_> {
    fn thing(&self, thing: impl Into<Thing>) -> Value {
        (self.refer)(thing.into())
    }

    fn step(&self, explained: &Explained) -> Value {
        let step = &explained.step;
        let mut data = members([
            ("gate", json!(step.gate)),
            ("action", json!(step.action)),
            ("on_behalf", json!(step.on_behalf)),
        ]);
        data.extend(match step.outcome {
            Outcome::Passed => members([("outcome", json!("passed"))]),
            Outcome::Warned => members([("outcome", json!("warned"))]),
            Outcome::NeedsReason => members([("outcome", json!("needs_reason"))]),
            Outcome::Refused(why) => members([("outcome", json!("refused")), ("why", json!(why))]),
            Outcome::Overridden { instead_of, why } => {
                let why = why.map_or(Value::Null, |why| json!(why));
                members([
                    ("outcome", json!("overridden")),
                    ("instead_of", json!(instead_of)),
                    ("why", why),
                ])
            }
        });
        if step.on_behalf == OnBehalf::Principal {
            data.remove("on_behalf");
        }
        let findings: Vec<Value> = step
            .findings
            .iter()
            .map(|finding| self.finding(finding))
            .collect();
        data.extend(members([("findings", Value::Array(findings))]));
        if !explained.ended.is_empty() {
            let ended = explained.ended.iter().map(|ended| self.ended(ended));
            data.extend(members([("ended", ended.collect())]));
        }
        Value::Object(data)
    }

    fn finding(&self, finding: &Finding) -> Value {
        match finding {
            Finding::Stands { status, level } => {
                json!({"code": "stands", "status": status, "level": level})
            }
            Finding::Maintenance => json!({"code": "maintenance"}),
            Finding::OutOfScope(function) => json!({"code": "scope", "function": function}),
            Finding::Supermode => json!({"code": "supermode"}),
            Finding::Link(refusal) => json!({"code": Cause::Link(*refusal).code()}),
            Finding::Vote {
                source,
                function,
                says,
                counts,
                decided,
            } => json!({
                "code": "vote", "source": self.source(source), "function": function,
                "says": says, "counts": counts, "decided": decided,
            }),
            Finding::Handed { by, list, path } => json!({
                "code": "list", "folder": self.thing(*by), "list": of_list(*list),
                "path": path.iter().map(|folder| self.thing(*folder)).collect::<Vec<_>>(),
            }),
            Finding::State { state, by } => {
                json!({"code": "state", "state": state, "by": by.map(|folder| self.thing(folder))})
            }
            Finding::Restricted(function) => json!({"code": "restricted", "function": function}),
            Finding::Licence {
                licence,
                in_force,
                says,
            } => json!({
                "code": "licence", "licence": self.thing(*licence), "in_force": in_force, "says": says,
            }),
            Finding::Colour { colour, rule, mode } => {
                let group = match rule {
                    ColourRule::Group(group) => self.thing(*group),
                    ColourRule::Default => Value::Null,
                };
                json!({"code": "colour", "colour": self.thing(*colour), "group": group, "mode": mode})
            }
        }
    }

    fn source(&self, source: &Source) -> Value {
        let mut data = members([("code", json!(code::of_source(source)))]);
        data.extend(match *source {
            Source::Level(level) => members([("level", json!(level))]),
            Source::Personal | Source::AskedToApprove => Map::new(),
            Source::Group(group) => members([("group", self.thing(group))]),
            Source::ProjectRole(key, role) => members([("in", self.thing(key)), ("role", json!(role))]),
            Source::PlaylistRole(key, role) => members([("in", self.thing(key)), ("role", json!(role))]),
            Source::ProjectGrants(key) | Source::ProjectMember(key) => members([("in", self.thing(key))]),
            Source::PlaylistGrants(key) | Source::PlaylistMember(key) | Source::Exposure(key) => {
                members([("in", self.thing(key))])
            }
            Source::Entry(subject, position) | Source::Security(subject, position) => {
                members([("subject", self.thing(subject)), ("position", json!(position))])
            }
        });
        Value::Object(data)
    }

    fn ended(&self, ended: &Ended) -> Value {
        match ended {
            Ended::Grant {
                source,
                function,
                said,
                until,
            } => json!({
                "code": "grant", "source": self.source(source), "function": function,
                "said": said, "until": until,
            }),
            Ended::Group { group, until } => {
                json!({"code": "group", "group": self.thing(*group), "until": until})
            }
            Ended::Member { of, role, until } => {
                json!({"code": "member", "in": self.thing(*of), "role": role, "until": until})
            }
        }
    }

    fn cause(&self, cause: &Cause) -> Value {
        let mut data = members([("code", json!(cause.code()))]);
        data.extend(match *cause {
            Cause::Standing(person, status) => {
                members([("person", self.thing(person)), ("status", json!(status))])
            }
            Cause::Maintenance | Cause::Link(_) => Map::new(),
            Cause::Scope(function) | Cause::NotAsked(function) => members([("function", json!(function))]),
            Cause::Restricted(_, function) => of_gate(Gate::File, function),
            Cause::Unset(gate, _, function) => of_gate(gate, function),
            Cause::Denied(denial) => self.denial(&denial),
            Cause::State { state, by, lacks } => members([
                ("state", json!(state)),
                ("by", by.map_or(Value::Null, |folder| self.thing(folder))),
                ("lacks", json!(lacks)),
            ]),
            Cause::Licence(licence) => members([("licence", self.thing(licence))]),
            Cause::Colour(colour) => members([("colour", self.thing(colour))]),
        });
        Value::Object(data)
    }

    fn denial(&self, denial: &Denial) -> Map<String, Value> {
        let mut data = members([
            ("source", self.source(&denial.source)),
            ("function", json!(denial.function)),
        ]);
        data.extend(denial.row.into_iter().flat_map(|row| self.row(&row)));
        data
    }

    fn row(&self, row: &Row) -> Map<String, Value> {
        members([
            ("folder", self.thing(row.folder)),
            ("list", json!(of_list(row.list))),
        ])
    }

    fn change(&self, change: &Change) -> Value {
        let mut data = members([("code", json!(change.code()))]);
        let a_box = |of: Option<(&str, Value)>, function: Function, to: State| {
            let mut data = members([("function", json!(function)), ("to", json!(to))]);
            data.extend(of.map(|(key, value)| (key.to_owned(), value)));
            data
        };
        data.extend(match *change {
            Change::Status(user, status) => members([("person", self.thing(user)), ("to", json!(status))]),
            Change::Level(user, level) => members([("person", self.thing(user)), ("to", json!(level))]),
            Change::Personal(user, function, to) => a_box(Some(("person", self.thing(user))), function, to),
            Change::GroupGrant(group, function, to) => {
                a_box(Some(("group", self.thing(group))), function, to)
            }
            Change::Join(user, group) | Change::Leave(user, group) => {
                members([("person", self.thing(user)), ("group", self.thing(group))])
            }
            Change::Entry(row, function, to) => {
                let mut data = a_box(Some(("subject", self.thing(row.subject))), function, to);
                data.extend(self.row(&row));
                data
            }
            Change::Member(of, user, role) => members([
                ("person", self.thing(user)),
                ("in", self.thing(of)),
                ("role", json!(role)),
            ]),
            Change::MemberGrant(of, user, function, to) => {
                let mut data = a_box(Some(("person", self.thing(user))), function, to);
                data.extend(members([("in", self.thing(of))]));
                data
            }
            Change::FolderState(folder, state) => {
                members([("folder", self.thing(folder)), ("to", json!(state))])
            }
            Change::AssetState(state) => members([("to", json!(state))]),
            Change::Security(subject, function, to) => {
                a_box(Some(("subject", self.thing(subject))), function, to)
            }
            Change::Restrict(function)
            | Change::Unrestrict(function)
            | Change::Widen(function)
            | Change::Narrow(function) => members([("function", json!(function))]),
            Change::Detach(licence) => members([("licence", self.thing(licence))]),
            Change::Unmark(colour) => members([("colour", self.thing(colour))]),
            Change::TakeOut(playlist) => members([("playlist", self.thing(playlist))]),
            Change::Link(LinkChange::Mode(mode)) => members([("to", json!(mode))]),
            Change::Maintenance(_) | Change::Supermode(_) | Change::Reason(_) | Change::Link(_) => Map::new(),
        });
        Value::Object(data)
    }
}

fn of_gate(gate: Gate, function: Function) -> Map<String, Value> {
    members([("gate", json!(gate)), ("function", json!(function))])
}
