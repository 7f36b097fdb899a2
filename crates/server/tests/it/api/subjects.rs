use serde_json::Value;
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn found(client: &Client, query: &str) -> Vec<String> {
    let listed: Value = client.get(&format!("/api/v1/subjects{query}")).await.ok();
    let items = listed["items"].as_array().unwrap();
    items
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                one["kind"].as_str().unwrap(),
                one["name"].as_str().unwrap()
            )
        })
        .collect()
}

on_both_databases! {
    async fn groups_come_first_and_then_people_each_by_name(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let all = found(&mara, "").await;
        insta::allow_duplicates! {
            insta::assert_snapshot!(all.join(", "), @"group Admins, group All users, group Press, group Registrars, user Ilse Brandt, user Jonas Meier, user Mara Lindqvist, user Ruben Costa, user Tove Dahl");
        }
        assert_eq!(found(&mara, "?query=%20RE%20").await, ["group Press", "group Registrars"]);
    }

    async fn who_may_not_see_contacts_finds_themselves_alone(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let people: Vec<String> = found(&tove, "").await.into_iter().filter(|one| one.starts_with("user")).collect();
        assert_eq!(people, ["user Tove Dahl"]);
        assert_eq!(found(&tove, "?query=mara").await, Vec::<String>::new());
    }

    async fn a_token_lists_groups_by_people_see_alone(house) {
        let site = Site::open(house).await;
        let mara = site.museum.mara;
        let scoped = site.token(mara, &["upload"]).await;
        assert_eq!(found(&scoped, "").await, ["user Mara Lindqvist"]);
        let seeing = site.token(mara, &["people.see"]).await;
        assert!(found(&seeing, "").await.contains(&"group Press".to_owned()));
    }

    async fn a_group_that_still_bears_the_name_of_the_founding_says_which_one_it_is(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let listed: Value = mara.get("/api/v1/subjects").await.ok();
        let preset = |name: &str| {
            let items = listed["items"].as_array().unwrap();
            items.iter().find(|one| one["name"] == name).unwrap()["preset"].clone()
        };
        assert_eq!(preset("All users"), "all_users");
        assert_eq!(preset("Admins"), "admins");
        assert_eq!(preset("Press"), Value::Null);
        assert_eq!(preset("Ilse Brandt"), Value::Null);
    }
}
