use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_model::{AssetId, FolderId, UserId};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn brought(site: &Site, by: UserId, folder: FolderId, name: &str) -> AssetId {
    let secret = site.house.sign_in(by).await;
    site.house.upload(&secret, folder, name, name.as_bytes()).await
}

async fn apply(client: &Client, asset: AssetId, version: i64, tags: &[&str]) -> Vec<String> {
    let path = format!("/api/v1/assets/{asset}");
    let answer = client
        .change(Method::PATCH, &path, version, &json!({ "tags": tags }))
        .await
        .ok();
    names(&answer["tags"])
}

async fn borne(client: &Client, asset: AssetId) -> Vec<String> {
    names(&client.get(&format!("/api/v1/assets/{asset}")).await.ok()["tags"])
}

fn names(tags: &Value) -> Vec<String> {
    let name = |tag: &Value| tag["name"].as_str().unwrap().to_owned();
    tags.as_array().unwrap().iter().map(name).collect()
}

async fn shown(client: &Client) -> Vec<String> {
    names(&client.get("/api/v1/tags").await.ok()["items"])
}

async fn tag(client: &Client, name: &str) -> Value {
    let tags = client.get("/api/v1/tags").await.ok()["items"]
        .as_array()
        .unwrap()
        .clone();
    tags.into_iter().find(|tag| tag["name"] == name).unwrap()
}

/// Two pictures that Jonas may edit, one that he may only see, and one that is hidden from him.
async fn four_pictures(site: &Site) -> [AssetId; 4] {
    let museum = &site.museum;
    [
        brought(site, museum.jonas, museum.exhibitions, "1.jpg").await,
        brought(site, museum.jonas, museum.exhibitions, "2.jpg").await,
        brought(site, museum.tove, museum.press_kit, "3.jpg").await,
        brought(site, museum.ilse, museum.vault, "4.jpg").await,
    ]
}

on_both_databases! {
    async fn f8_tags_are_applied_by_who_edits_and_reorganised_by_who_administers_them(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let picture = brought(&site, museum.jonas, museum.exhibitions, "quay.jpg").await;
        let (jonas, mara) = (site.signed_in(museum.jonas).await, site.signed_in(museum.mara).await);
        assert_eq!(apply(&jonas, picture, 1, &["Harbour", "dusk"]).await, ["dusk", "Harbour"]);
        let harbour = tag(&jonas, "Harbour").await;
        let path = format!("/api/v1/tags/{}", harbour["id"].as_str().unwrap());
        let rename = json!({ "name": "Port" });
        assert_eq!(jonas.change(Method::PATCH, &path, 1, &rename).await.outcome(), "403 refused");
        assert_eq!(jonas.change(Method::DELETE, &path, 1, &json!({})).await.outcome(), "403 refused");
        let into = json!({ "into": tag(&jonas, "dusk").await["id"] });
        assert_eq!(jonas.post(&format!("{path}/merge"), &into).await.outcome(), "403 refused");
        assert_eq!(jonas.post("/api/v1/tags", &json!({ "name": "x" })).await.outcome(), "403 refused");

        mara.change(Method::PATCH, &path, 1, &rename).await.ok();
        assert_eq!(borne(&jonas, picture).await, ["dusk", "Port"]);
        let places = mara.post("/api/v1/tags", &json!({ "name": "Places" })).await.expect(StatusCode::CREATED).json();
        let under = json!({ "parent": places["id"], "synonyms": ["Hafen", "quayside"] });
        let moved = mara.change(Method::PATCH, &path, 2, &under).await.ok();
        assert_eq!((&moved["parent"], &moved["synonyms"]), (&places["id"], &json!(["Hafen", "quayside"])));
        let own = format!("/api/v1/tags/{}", places["id"].as_str().unwrap());
        let round = json!({ "parent": harbour["id"] });
        assert_eq!(mara.change(Method::PATCH, &own, 1, &round).await.outcome(), "409 conflict");
        // A synonym means the tag.
        assert_eq!(apply(&jonas, picture, 2, &["HAFEN"]).await, ["Port"]);
    }

    async fn what_is_merged_stays_on_its_assets_and_is_found_by_its_old_name(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let one = brought(&site, museum.jonas, museum.exhibitions, "1.jpg").await;
        let both = brought(&site, museum.jonas, museum.exhibitions, "2.jpg").await;
        let (jonas, mara) = (site.signed_in(museum.jonas).await, site.signed_in(museum.mara).await);
        apply(&jonas, one, 1, &["ship"]).await;
        apply(&jonas, both, 1, &["ship", "vessel"]).await;
        let (ship, vessel) = (tag(&mara, "ship").await, tag(&mara, "vessel").await);
        let path = format!("/api/v1/tags/{}/merge", ship["id"].as_str().unwrap());
        assert_eq!(mara.post(&path, &json!({ "into": ship["id"] })).await.outcome(), "400 invalid");
        let merged = mara.post(&path, &json!({ "into": vessel["id"] })).await.ok();
        assert_eq!((&merged["synonyms"], &merged["assets"]), (&json!(["ship"]), &json!(2)));
        assert_eq!(borne(&jonas, one).await, ["vessel"]);
        assert_eq!(borne(&jonas, both).await, ["vessel"]);
        assert_eq!(apply(&jonas, one, 2, &["Ship", "vessel"]).await, ["vessel"]);
        let path = format!("/api/v1/tags/{}", vessel["id"].as_str().unwrap());
        let taken = mara.post("/api/v1/tags", &json!({ "name": "SHIP" })).await.json();
        assert_eq!((&taken["fields"][0]["code"], &taken["fields"][0]["params"]["tag"]), (&json!("taken"), &vessel["id"]));
        assert_eq!(mara.change(Method::DELETE, &path, 2, &json!({})).await.status, 204);
        assert!(borne(&jonas, both).await.is_empty());
        assert!(shown(&mara).await.is_empty());
        assert_eq!(mara.post("/api/v1/tags", &json!({ "name": "SHIP" })).await.status, 201);
    }

    async fn promise_5_a_tag_tells_nobody_of_what_they_may_not_see(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let secret = brought(&site, museum.ilse, museum.vault, "deed.jpg").await;
        let open = brought(&site, museum.ilse, museum.open_door, "door.jpg").await;
        let (ilse, tove) = (site.signed_in(museum.ilse).await, site.signed_in(museum.tove).await);
        apply(&ilse, secret, 1, &["Bequest", "wood"]).await;
        apply(&ilse, open, 1, &["wood"]).await;
        assert_eq!(shown(&tove).await, ["wood"]);
        assert_eq!(tag(&tove, "wood").await["assets"], json!(1));
        assert_eq!(tag(&ilse, "wood").await["assets"], json!(2));
        // What a manager of tags made is the account's, whatever bears it.
        ilse.post("/api/v1/tags", &json!({ "name": "Furniture" })).await.expect(StatusCode::CREATED);
        assert_eq!(shown(&tove).await, ["Furniture", "wood"]);
    }

    async fn a_field_takes_what_its_kind_says_and_keeps_it_when_it_is_retired(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let picture = brought(&site, museum.jonas, museum.exhibitions, "quay.jpg").await;
        let (jonas, mara) = (site.signed_in(museum.jonas).await, site.signed_in(museum.mara).await);
        let season = json!({ "name": "Season", "kind": "choice", "choices": ["Spring", "Autumn"] });
        assert_eq!(jonas.post("/api/v1/fields", &season).await.outcome(), "403 refused");
        let season = mara.post("/api/v1/fields", &season).await.expect(StatusCode::CREATED).json();
        let day = json!({ "name": "Hung on", "kind": "date" });
        let day = mara.post("/api/v1/fields", &day).await.expect(StatusCode::CREATED).json();
        let twice = json!({ "name": "hung on", "kind": "text" });
        assert_eq!(mara.post("/api/v1/fields", &twice).await.json()["fields"][0]["code"], "taken");

        let (spring, autumn) = (&season["choices"][0]["id"], &season["choices"][1]["id"]);
        let path = format!("/api/v1/assets/{picture}");
        let values = json!([
            { "field": season["id"], "value": { "choices": [spring] } },
            { "field": day["id"], "value": { "date": "2024-02-29" } },
        ]);
        let said = jonas.change(Method::PATCH, &path, 1, &json!({ "fields": values })).await.ok();
        assert_eq!(said["fields"], values);
        for (field, value, code) in [
            (&day, json!({ "date": "2023-02-29" }), "form"),
            (&day, json!({ "text": "soon" }), "kind"),
            (&season, json!({ "choices": [spring, autumn] }), "kind"),
            (&season, json!({ "choices": [day["id"]] }), "unknown_choice"),
        ] {
            let body = json!({ "fields": [{ "field": field["id"], "value": value }] });
            let answer = jonas.change(Method::PATCH, &path, 2, &body).await.json();
            assert_eq!(answer["fields"][0]["code"], code, "{answer}");
        }

        let own = format!("/api/v1/fields/{}", season["id"].as_str().unwrap());
        let swapped = json!({ "choices": [{ "id": autumn, "name": "Spring" }, { "name": "Winter" }] });
        let changed = mara.change(Method::PATCH, &own, 1, &swapped).await.json();
        // The name of one that is offered no longer is still its own: two would be told apart by nobody.
        assert_eq!(changed["fields"][0]["code"], "taken", "{changed}");
        let fewer = json!({ "choices": [{ "id": autumn, "name": "Fall" }] });
        let changed = mara.change(Method::PATCH, &own, 1, &fewer).await.ok();
        let offered = |choice: &&Value| choice["retired"] == json!(false);
        assert_eq!(changed["choices"].as_array().unwrap().iter().filter(offered).count(), 1);
        // What was chosen stays, and may be sent back as it is.
        let kept = json!({ "fields": [{ "field": season["id"], "value": { "choices": [spring] } }] });
        let same = jonas.change(Method::PATCH, &path, 2, &kept).await.ok();
        assert_eq!(same["version"], 2, "what is so already is no change");
        mara.change(Method::PATCH, &own, 2, &json!({ "retired": true })).await.ok();
        let answer = jonas.change(Method::PATCH, &path, 2, &kept).await.json();
        assert_eq!(answer["fields"][0]["code"], "retired");
        let emptied = json!({ "fields": [{ "field": day["id"], "value": null }] });
        let said = jonas.change(Method::PATCH, &path, 2, &emptied).await.ok();
        assert_eq!(said["fields"], json!([values[0]]), "the retired field keeps what stood in it");
    }

    async fn many_are_described_alike_and_a_preview_says_what_that_overwrites(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let [one, other, theirs, hidden] = four_pictures(&site).await;
        let jonas = site.signed_in(museum.jonas).await;
        apply(&jonas, one, 1, &["old", "kept"]).await;
        let credit = json!({ "credit": "Ada" });
        jonas.change(Method::PATCH, &format!("/api/v1/assets/{one}"), 2, &credit).await.ok();
        let body = json!({
            "selection": { "assets": [one, other, theirs, hidden] },
            "change": { "credit": "Jonas Meier", "add_tags": ["new"], "remove_tags": ["OLD", "never there"] },
        });
        let preview = jonas.post("/api/v1/assets/descriptions/preview", &body).await.ok();
        assert_eq!((&preview["would"], &preview["same"]), (&json!(2), &json!(0)));
        assert_eq!(preview["overwrites"]["credit"], json!(1));
        assert_eq!(preview["refused"].as_array().unwrap().len(), 2);
        assert_eq!(borne(&jonas, one).await, ["kept", "old"], "a preview changes nothing");
        let done = jonas.post("/api/v1/assets/descriptions", &body).await.ok();
        assert_eq!(done["done"], json!(2));
        assert_eq!(done["refused"], preview["refused"]);
        assert_eq!(borne(&jonas, one).await, ["kept", "new"]);
        // All of it is so by now: nothing would change, and nothing does.
        let again = jonas.post("/api/v1/assets/descriptions/preview", &body).await.ok();
        assert_eq!((&again["would"], &again["same"]), (&json!(0), &json!(2)));
        assert_eq!(again["overwrites"]["credit"], json!(0));
        let nothing = jonas.post("/api/v1/assets/descriptions", &body).await.ok();
        assert_eq!((&nothing["done"], &nothing["undo"]), (&json!(0), &Value::Null));
        assert_eq!(jonas.get(&format!("/api/v1/assets/{other}")).await.ok()["credit"], "Jonas Meier");
        let tove = site.signed_in(museum.tove).await;
        assert!(borne(&tove, theirs).await.is_empty());
        assert!(!shown(&jonas).await.contains(&"never there".to_owned()));
    }

    async fn a_summary_says_what_is_the_same_in_all_that_one_sees(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let [one, other, theirs, hidden] = four_pictures(&site).await;
        let jonas = site.signed_in(museum.jonas).await;
        let mara = site.signed_in(museum.mara).await;
        let place = json!({ "name": "Place", "kind": "text" });
        let place = mara.post("/api/v1/fields", &place).await.expect(StatusCode::CREATED).json();
        let hall = json!([{ "field": place["id"], "value": { "text": "Hall 3" } }]);
        for (asset, tags, caption) in [(one, json!(["both", "one"]), "Dusk"), (other, json!(["both"]), "Dawn")] {
            let path = format!("/api/v1/assets/{asset}");
            let said = json!({ "tags": tags, "caption": caption, "credit": "Ada", "fields": hall });
            jonas.change(Method::PATCH, &path, 1, &said).await.ok();
        }
        let secret = json!({ "tags": ["never told"], "credit": "Ada", "fields": hall });
        let ilse = site.signed_in(museum.ilse).await;
        ilse.change(Method::PATCH, &format!("/api/v1/assets/{hidden}"), 1, &secret).await.ok();
        let of = async |assets: &[_]| {
            let body = json!({ "selection": { "assets": assets } });
            jonas.post("/api/v1/assets/summary", &body).await.ok()
        };
        let counts = |said: &Value| -> Vec<(String, u64)> {
            let tags = said["tags"].as_array().unwrap().iter();
            tags.map(|tag| (tag["name"].as_str().unwrap().to_owned(), tag["count"].as_u64().unwrap())).collect()
        };
        let said = of(&[one, other, hidden]).await;
        assert_eq!(said["count"], 2, "what is hidden is neither counted nor asked");
        assert_eq!(counts(&said), [("both".to_owned(), 2), ("one".to_owned(), 1)]);
        assert_eq!((&said["caption"], &said["credit"], &said["rights"]), (&Value::Null, &json!("Ada"), &json!("")));
        assert_eq!(said["fields"][0]["value"], json!({ "text": "Hall 3" }));
        assert_eq!((&said["folders"], &said["editable"]), (&json!(1), &json!(2)));
        assert_eq!(said, of(&[one, other]).await, "the answer is the same whether it was named or not");
        let said = of(&[one, theirs]).await;
        assert_eq!((&said["count"], &said["folders"], &said["editable"]), (&json!(2), &json!(2), &json!(1)));
        assert_eq!((&said["credit"], &said["fields"][0]["value"]), (&Value::Null, &Value::Null));
        assert_eq!(of(&[hidden]).await["count"], 0);
    }
}
