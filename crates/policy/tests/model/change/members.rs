//! Projects and playlists: roles and grants there (section 7).

use vitrine_model::{Function, Role, Second};
use vitrine_policy::change::{MemberChange, MembersOf, Refusal};
use vitrine_policy::{Grants, Member, UserKey, World};

use super::{allow, by, denying, member};
use crate::house::{ADA, FILM, JO, LEA, MAX, NOW, PIA, house};

fn change(user: UserKey, to: Option<Member>) -> MemberChange {
    MemberChange {
        place: MembersOf::Project(FILM),
        user,
        to,
    }
}

fn set(world: &World, maker: UserKey, user: UserKey, to: Option<Member>) -> Result<(), Refusal> {
    by(world, maker).may_change_member(&change(user, to))
}

fn lead(user: UserKey) -> Member {
    member(user, Role::Lead, Grants::none())
}

/// The house with those leads in the film instead of its one, each with the end of their membership.
fn led_by(leads: &[(UserKey, Option<i64>)]) -> World {
    let mut world = house();
    let members = &mut world.projects[FILM.index()].members;
    members.retain(|member| member.user != LEA);
    members.extend(leads.iter().map(|(user, until)| Member {
        until: until.map(Second),
        ..lead(*user)
    }));
    world
}

#[test]
fn one_of_two_leads_can_leave_and_a_lead_can_stay_one() {
    let two = led_by(&[(LEA, None), (PIA, None)]);
    assert_eq!(set(&two, LEA, LEA, None), Ok(()));
    assert_eq!(set(&two, ADA, PIA, None), Ok(()));
    let one = led_by(&[(LEA, None)]);
    assert_eq!(set(&one, ADA, LEA, Some(lead(LEA))), Ok(()));
    assert_eq!(set(&one, ADA, LEA, None), Err(Refusal::LastLead));
}

#[test]
fn a_lead_whose_membership_has_ended_is_none() {
    let ended = led_by(&[(PIA, Some(NOW.0)), (LEA, None)]);
    assert_eq!(set(&ended, LEA, LEA, None), Err(Refusal::LastLead));
    assert_eq!(set(&ended, ADA, PIA, None), Ok(()));
    let standing = led_by(&[(PIA, Some(NOW.0 + 1)), (LEA, None)]);
    assert_eq!(set(&standing, LEA, LEA, None), Ok(()));
}

#[test]
fn the_last_lead_gets_no_end() {
    let one = led_by(&[(LEA, None)]);
    let until = Member {
        until: Some(Second(500)),
        ..lead(LEA)
    };
    assert_eq!(set(&one, ADA, LEA, Some(until.clone())), Err(Refusal::LastLead));
    let two = led_by(&[(LEA, None), (PIA, None)]);
    assert_eq!(set(&two, ADA, LEA, Some(until)), Ok(()));
}

#[test]
fn whoever_invites_takes_out_their_like_and_gives_no_grant_above_their_own() {
    let mut world = house();
    assert_eq!(set(&world, JO, MAX, None), Ok(()));
    // Jo may not download there.
    let max = |grants| Some(member(MAX, Role::Member, grants));
    let crossed = denying(Function::Download, None);
    let allowed = allow(&[Function::Download]);
    assert_eq!(set(&world, JO, MAX, max(crossed.clone())), Ok(()));
    for (before, after, expected) in [
        (&crossed, Grants::none(), Err(Refusal::AboveOwn)),
        (&crossed, crossed.clone(), Ok(())),
        (&allowed, allowed.clone(), Ok(())),
        (&allowed, Grants::none(), Ok(())),
        (&allowed, crossed.clone(), Ok(())),
        (&Grants::none(), allowed.clone(), Err(Refusal::AboveOwn)),
        (&Grants::none(), allow(&[Function::Invite]), Ok(())),
    ] {
        let members = &mut world.projects[FILM.index()].members;
        members.retain(|member| member.user != MAX);
        members.push(member(MAX, Role::Member, before.clone()));
        assert_eq!(set(&world, JO, MAX, max(after)), expected, "{before:?}");
    }
}

#[test]
fn whoever_is_a_member_twice_has_the_higher_role() {
    let mut world = house();
    assert_eq!(set(&world, JO, PIA, Some(lead(PIA))), Err(Refusal::AboveOwn));
    world.projects[FILM.index()].members.push(lead(JO));
    assert_eq!(set(&world, JO, PIA, Some(lead(PIA))), Ok(()));
}

#[test]
fn a_membership_is_put_in_the_place_of_every_one_before() {
    let mut world = house();
    world.projects[FILM.index()].members.push(lead(JO));
    change(JO, Some(lead(JO))).apply(&mut world);
    let of = |world: &World, user| -> Vec<Member> {
        let members = world.project_members(FILM).iter();
        members.filter(|member| member.user == user).cloned().collect()
    };
    assert_eq!(of(&world, JO), [lead(JO)]);
    assert_eq!(of(&world, LEA).len(), 1);
    change(JO, None).apply(&mut world);
    assert_eq!(of(&world, JO), []);
    assert_eq!(world.project_members(FILM).len(), 2);
}
