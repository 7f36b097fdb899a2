//! Links, and what their visitors show.

use vitrine_model::{Function, LinkMode, Second, State};
use vitrine_policy::{
    Ask, AssetFacts, LinkFacts, Named, Password, PasswordRule, Principal, Resource, Running, Visit,
};

use super::{ALL, BO, ask, group_says, handed_says, house, in_kit, place, ways};

#[test]
fn a_link_that_lacks_everything_is_told_everything() {
    let link = LinkFacts {
        until: Some(Second(100)),
        running: Running::Stopped,
        uses_left: Some(0),
        password: PasswordRule::Asked,
        ..reviewing()
    };
    let facts = in_kit();
    let visit = Ask {
        principal: Principal::Link(Visit {
            link: &link,
            password: Password::Missing,
            named: Named::No,
        }),
        ..ask(Function::Download, Resource::Asset(&facts))
    };
    let link = "link_start + link_unlimit + link_uncount + link_password + link_mode download + link_target";
    let rights = "personal share.download allow bo + entry share.download allow bo kit here";
    assert_eq!(ways(&house(), &visit)[0], format!("{link} + {rights}"));
}

/// Where the issuer may share in another way, a link of that kind would do.
#[test]
fn a_link_that_its_issuer_may_not_give_becomes_one_that_they_may() {
    let mut world = house();
    for function in [Function::ShareReview, Function::ShareWeb] {
        handed_says(&mut world, ALL, function, State::Allow);
    }
    group_says(&mut world, ALL, Function::ShareReview, State::Deny);
    group_says(&mut world, ALL, Function::ShareWeb, State::Allow);
    let (link, facts) = (reviewing(), in_kit());
    let offered = ways(&world, &visit(&link, Function::See, &facts));
    place(&offered, "link_mode web");
}

fn reviewing() -> LinkFacts {
    LinkFacts {
        issuer: BO,
        mode: LinkMode::Review,
        targets: Vec::new(),
        until: None,
        running: Running::Yes,
        uses_left: None,
        password: PasswordRule::None,
    }
}

fn visit<'a>(link: &'a LinkFacts, action: Function, facts: &'a AssetFacts) -> Ask<'a> {
    Ask {
        principal: Principal::Link(Visit {
            link,
            password: Password::Missing,
            named: Named::Yes,
        }),
        ..ask(action, Resource::Asset(facts))
    }
}

#[test]
fn a_link_is_stopped_before_its_issuer_loses_anything() {
    let (link, facts) = (reviewing(), in_kit());
    let offered = ways(&house(), &visit(&link, Function::See, &facts));
    assert_eq!(offered[0], "link_stop");
    // Nobody keeps somebody out by giving them another link.
    assert!(
        !offered.iter().any(|way| way.contains("link_mode")),
        "{offered:#?}"
    );
}
