//! A production company that has its films reviewed: people have levels, and roles in projects and playlists; the library
//! is closed.
//!
//! petra owns it and abel is her admin; cleo and cesar create, cleo the trailer and cesar the teaser; mo and nina work
//! on the trailer, otto watches the dailies.

use serde_json::json;
use vitrine_model::{Function, Level, Role, Shelf, State};
use vitrine_policy::change::{AccountChange, MemberChange, MembersOf, Refusal};
use vitrine_policy::file::WorldFile;
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, Effect, Grants, Home, Member, Principal, Reason, Resource,
};

use super::{House, NOW, by, made};

fn review() -> House {
    House::of(include_str!("review.json"))
}

const PROJECT: [&str; 6] = [
    "see",
    "upload",
    "comment",
    "project.edit",
    "project.delete",
    "invite",
];

#[test]
fn p1_there_is_one_owner_with_the_bills_and_only_the_operator_makes_another() {
    let house = review();
    house.holds(&[
        ("petra billing.manage account", "allow"),
        ("abel billing.manage account", "deny at function"),
        ("petra user.manage account", "allow"),
    ]);
    let generous = review().with("users", "abel", "grants", json!({"billing.manage": "allow"}));
    generous.holds(&[("abel billing.manage account", "deny at function")]);
    for level in ["owner", "member"] {
        // Two owners, or none.
        let id = if level == "owner" { "abel" } else { "petra" };
        let text = review().with("users", id, "level", json!(level)).0.to_string();
        assert!(WorldFile::read("house.json", &text).is_err());
    }
    let (petra, abel) = (house.user("petra"), house.user("abel"));
    for maker in ["petra", "abel"] {
        for change in [
            AccountChange::Level(petra, Level::Admin),
            AccountChange::Level(abel, Level::Owner),
        ] {
            assert_eq!(
                made(&house, maker, &change).err(),
                Some(Refusal::Owner),
                "{maker} {change:?}"
            );
        }
    }
}

#[test]
fn p2_admins_do_everything_with_everything_and_set_levels_and_permissions() {
    let house = review();
    house.each("abel", &PROJECT, "project:teaser", "allow");
    house.each("abel", &PROJECT, "playlist:dailies", "allow");
    house.each(
        "abel",
        &[
            "see",
            "download",
            "edit",
            "delete",
            "approval.create",
            "approval.delete",
        ],
        "asset:rough",
        "allow",
    );
    house.each(
        "abel",
        &["user.manage", "privilege.manage", "project.create"],
        "account",
        "allow",
    );
    let mo = house.user("mo");
    let promoted = made(&house, "abel", &AccountChange::Level(mo, Level::Admin)).unwrap();
    assert_eq!(promoted.users[mo.index()].level, Level::Admin);
    let change = AccountChange::Level(mo, Level::Admin);
    assert_eq!(
        made(&house, "cleo", &change)
            .err()
            .map(|refusal| matches!(refusal, Refusal::Needs { .. })),
        Some(true)
    );
    let admin = review().with("users", "mo", "level", json!("admin"));
    admin.each("mo", &PROJECT, "project:teaser", "allow");
}

#[test]
fn p3_creators_create_lead_what_they_created_and_see_nothing_else_but_all_contacts() {
    let house = review();
    house.each(
        "cleo",
        &["project.create", "playlist.create", "people.see"],
        "account",
        "allow",
    );
    house.each("cleo", &PROJECT, "project:trailer", "allow");
    house.each(
        "cleo",
        &["download", "edit", "delete", "share.web", "approval.decide"],
        "asset:cut",
        "allow",
    );
    house.holds(&[
        ("cleo see list projects", "trailer"),
        ("cleo see list playlists", ""),
        ("cleo see list assets", "cut script"),
        ("cleo see project:teaser", "deny at function"),
        ("cleo see folder:library", "deny at function"),
        ("cleo sees people", "abel cesar cleo mo nina otto petra"),
        ("cleo user.manage account", "deny at function"),
        ("cleo privilege.manage account", "deny at function"),
    ]);
    // Others are invited to them.
    let change = MemberChange {
        place: MembersOf::Project(house.project("trailer")),
        user: house.user("otto"),
        to: Some(Member {
            user: house.user("otto"),
            role: Role::Member,
            grants: Grants::none(),
            until: None,
        }),
    };
    let world = house.world();
    assert_eq!(by(&world, &house, "cleo").may_change_member(&change), Ok(()));
    for other in ["cesar", "otto"] {
        assert!(
            by(&world, &house, other).may_change_member(&change).is_err(),
            "{other}"
        );
    }
}

#[test]
fn p4_members_see_what_they_are_in_and_who_shares_it() {
    let house = review();
    house.holds(&[
        ("mo see list projects", "trailer"),
        ("mo see list playlists", ""),
        ("mo see list assets", "cut script"),
        ("mo sees people", "cleo mo nina"),
        ("otto see list projects", ""),
        ("otto see list playlists", "dailies"),
        ("otto see list assets", "rough"),
        ("otto sees people", "cesar otto"),
        ("mo project.create account", "deny at function"),
        ("mo see project:teaser", "deny at function"),
    ]);
    let mut members = house.0["projects"][0]["members"].clone();
    members["otto"] = json!("member");
    let invited = review().with("projects", "trailer", "members", members);
    invited.holds(&[
        ("otto see list projects", "trailer"),
        ("otto sees people", "cesar cleo mo nina otto"),
    ]);
    let raised = review().with("users", "otto", "level", json!("creator"));
    raised.holds(&[("otto project.create account", "allow")]);
}

#[test]
fn p5_six_permissions_give_and_take_away() {
    let six = [
        "delete",
        "approval.create",
        "approval.delete",
        "share.review",
        "share.download",
        "share.web",
    ];
    for permission in six {
        let question = format!("mo {permission} asset:cut");
        let by_itself = if permission == "share.review" {
            "allow"
        } else {
            "deny at function"
        };
        review().holds(&[(&question, by_itself)]);
        for (state, expected) in [("allow", "allow"), ("deny", "deny at function")] {
            let house = review().with("users", "mo", "grants", json!({permission: state}));
            house.holds(&[(&question, expected)]);
        }
        // A cross takes it from who leads, too.
        let house = review().with("users", "cleo", "grants", json!({permission: "deny"}));
        house.each("cleo", &[permission], "asset:cut", "deny at function");
    }
}

#[test]
fn p6_members_make_tasks_and_comments_and_edit_anybodys() {
    let house = review();
    let work = ["comment", "comment.edit", "task.create", "task.edit"];
    for what in ["project:trailer", "asset:cut", "asset:script"] {
        house.each("mo", &work, what, "allow");
    }
    house.each(
        "otto",
        &["comment", "task.create", "task.edit"],
        "playlist:dailies",
        "allow",
    );
    house.each("otto", &["comment.edit"], "playlist:dailies", "deny at function");
    house.each("nina", &work, "asset:rough", "deny at function");
}

#[test]
fn p7_members_fetch_files_and_content_only_where_it_is_granted() {
    let house = review();
    house.holds(&[
        ("mo download asset:cut", "deny at function"),
        ("mo download asset:script", "allow"),
        ("nina download asset:cut", "deny at function"),
    ]);
    let for_the_account = review().with("users", "mo", "grants", json!({"download": "allow"}));
    for_the_account.holds(&[
        ("mo download asset:cut", "allow"),
        ("nina download asset:cut", "deny at function"),
    ]);
    let members =
        json!({"cleo": "lead", "mo": {"role": "member", "grants": {"download": "allow"}}, "nina": "member"});
    let for_the_project = review().with("projects", "trailer", "members", members);
    for_the_project.holds(&[
        ("mo download asset:cut", "allow"),
        ("nina download asset:cut", "deny at function"),
    ]);
}

#[test]
fn p8_members_share_content_of_their_projects_for_review() {
    review().holds(&[
        ("mo share.review asset:cut", "allow"),
        ("mo share.download asset:cut", "deny at function"),
        ("link:watch see asset:cut", "allow"),
        ("link:watch see asset:script", "deny at standing"),
        ("otto share.review asset:rough", "deny at function"),
    ]);
}

#[test]
fn p9_creators_approve_and_delete_in_the_projects_that_they_created() {
    let house = review();
    let lead = ["approval.create", "approval.decide", "approval.delete", "delete"];
    house.each("cleo", &lead, "asset:cut", "allow");
    house.each("cleo", &lead, "asset:rough", "deny at function");
    house.each("mo", &lead, "asset:cut", "deny at function");
}

#[test]
fn p10_a_link_reviews_or_fetches_without_a_login() {
    let house = review();
    house.each("link:watch", &["see", "comment"], "asset:cut", "allow");
    house.each(
        "link:watch",
        &["download", "edit", "delete"],
        "asset:cut",
        "deny at standing",
    );
    house.each("link:fetch", &["see", "download"], "asset:cut", "allow");
    house.each("link:fetch", &["comment"], "asset:cut", "deny at standing");
    house.each("link:fetch", &["see"], "asset:rough", "deny at standing");
    house.holds(&[
        ("link:watch see list assets", "cut"),
        ("link:fetch see list assets", "cut"),
    ]);
}

#[test]
fn p11_a_link_ends_by_itself_at_its_second_and_can_be_revoked_at_once() {
    review().holds(&[
        (r#"link:watch see asset:cut + "at": 1767225599"#, "allow"),
        (
            r#"link:watch see asset:cut + "at": 1767225600"#,
            "deny at standing",
        ),
    ]);
    let revoked = review().with("links", "watch", "stopped", json!(true));
    revoked.holds(&[("link:watch see asset:cut", "deny at standing")]);
    let used_up = review().with("links", "watch", "uses_left", json!(0));
    used_up.holds(&[("link:watch see asset:cut", "deny at standing")]);
    let closed = review().with("links", "watch", "password", json!(true));
    closed.holds(&[
        ("link:watch see asset:cut", "deny at standing"),
        (r#"link:watch see asset:cut + "password_ok": true"#, "allow"),
    ]);
}

#[test]
fn p12_who_an_approval_asks_decides_it_a_member_and_an_external_alike() {
    let house = review();
    let world = house.world();
    let compiled = Compiled::build(&world);
    let cut = AssetFacts::at_home(Home::Project(house.project("trailer"), Shelf::Content));
    let decide = |user: &str, resource| {
        let principal = Principal::User(Caller::session(house.user(user)));
        let ask = Ask {
            principal,
            action: Function::ApprovalDecide,
            resource,
            now: NOW,
            reason: Reason::Missing,
        };
        compiled.decide(&ask).effect
    };
    assert_eq!(decide("mo", Resource::Approval(&cut)), Effect::Allow);
    assert_eq!(decide("mo", Resource::Asset(&cut)), Effect::Deny);
    // Who is not in the project may be asked, and still sees nothing of it.
    assert_eq!(decide("otto", Resource::Approval(&cut)), Effect::Deny);
    // The visitor of a link decides where its issuer may ask for approvals.
    house.holds(&[("link:watch approval.decide asset:cut", "deny at function")]);
    let asks = review().with(
        "users",
        "mo",
        "grants",
        json!({"approval.create": State::Allow.word()}),
    );
    asks.holds(&[("link:watch approval.decide asset:cut", "allow")]);
}
