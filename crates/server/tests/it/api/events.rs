use std::collections::VecDeque;
use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Download, Site};

/// Far longer than any event takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody's stream, event by event.
struct Looking {
    stream: Download,
    text: String,
    events: VecDeque<(String, Value)>,
}

impl Looking {
    async fn on(client: &Client) -> Self {
        Self {
            stream: client.open("/api/v1/events").await,
            text: String::new(),
            events: VecDeque::new(),
        }
    }

    /// The next event; `None` where the stream ends.
    async fn next(&mut self) -> Option<(String, Value)> {
        while self.events.is_empty() {
            let piece = tokio::time::timeout(PATIENCE, self.stream.text()).await;
            self.text += &piece.expect("something is told")?;
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    event
                        .lines()
                        .find_map(|line| line.strip_prefix(name))
                        .map(str::trim)
                };
                if let (Some(name), Some(data)) = (field("event:"), field("data:")) {
                    let data = serde_json::from_str(data).unwrap();
                    self.events.push_back((name.to_owned(), data));
                }
                self.text = rest.to_owned();
            }
        }
        self.events.pop_front()
    }

    /// Events up to the first one of that asset.
    async fn until(&mut self, asset: &str) -> Vec<(String, Value)> {
        let mut events = Vec::new();
        loop {
            let event = self.next().await.expect("the stream goes on");
            let found = event.1["id"] == asset;
            events.push(event);
            if found {
                return events;
            }
        }
    }
}

on_both_databases! {
    async fn changes_are_told_to_who_sees_them_and_to_nobody_else(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (ilse, jonas) = (site.program(museum.ilse).await, site.program(museum.jonas).await);
        let mut seen_by_jonas = Looking::on(&site.signed_in(museum.jonas).await).await;
        let hidden = ilse.send_file(museum.vault, "hidden.txt", b"hidden").await;
        ilse.change(Method::PATCH, &format!("/api/v1/assets/{hidden}"), 1, &json!({ "title": "x" })).await;
        let seen = ilse.send_file(museum.harbour_lights, "seen.txt", b"seen").await;
        let told = seen_by_jonas.until(&seen).await;
        assert!(told.iter().all(|(name, data)| name == "asset" && data["id"] == seen.as_str()), "{told:?}");
        // What is taken out of sight is told of as gone, to who saw it and not where to.
        let away = json!({ "selection": { "assets": [seen] }, "folder": museum.vault, "confirm": true });
        site.signed_in(museum.mara).await.post("/api/v1/assets/move", &away).await.ok();
        let gone = loop {
            let (name, data) = seen_by_jonas.next().await.unwrap();
            if name == "asset" && data["version"].is_null() {
                break data;
            }
        };
        assert_eq!(gone, json!({ "id": seen, "version": null }));
        let last = jonas.send_file(museum.harbour_lights, "last.txt", b"last").await;
        seen_by_jonas.until(&last).await;
    }

    async fn a_change_of_access_is_told_to_those_for_whom_something_changed(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (mara, jonas) = (site.signed_in(museum.mara).await, site.signed_in(museum.jonas).await);
        let mut seen_by_jonas = Looking::on(&jonas).await;
        let mut seen_by_mara = Looking::on(&mara).await;
        // In the vault, which Jonas does not see.
        let made = json!({ "parent": museum.vault, "name": "Insurance" });
        let insurance = mara.post("/api/v1/folders", &made).await.expect(StatusCode::CREATED).json();
        let marker = site.program(museum.jonas).await.send_file(museum.harbour_lights, "a.txt", b"a").await;
        let told = seen_by_jonas.until(&marker).await;
        assert!(told.iter().all(|(name, _)| name == "asset"), "{told:?}");
        let told = seen_by_mara.until(insurance["id"].as_str().unwrap()).await;
        assert!(told.iter().any(|(name, _)| name == "access"), "{told:?}");
        let made = json!({ "parent": museum.exhibitions, "name": "Tides" });
        let tides = mara.post("/api/v1/folders", &made).await.expect(StatusCode::CREATED).json();
        let told = seen_by_jonas.until(tides["id"].as_str().unwrap()).await;
        assert!(told.iter().any(|(name, _)| name == "access"), "{told:?}");
    }

    async fn a_stream_ends_with_its_session(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let mut looking = Looking::on(&jonas).await;
        jonas.delete("/api/v1/session").await.expect(StatusCode::NO_CONTENT);
        assert_eq!(looking.next().await, None);
        assert_eq!(jonas.get("/api/v1/events").await.outcome(), "401 unauthenticated");
    }

    async fn tags_and_fields_are_told_where_everybody_is_offered_them(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (mara, jonas) = (site.signed_in(museum.mara).await, site.signed_in(museum.jonas).await);
        let mut looking = Looking::on(&jonas).await;
        mara.post("/api/v1/tags", &json!({ "name": "Places" })).await.expect(StatusCode::CREATED);
        assert_eq!(looking.next().await, Some(("tags".to_owned(), json!({}))));
        mara.post("/api/v1/fields", &json!({ "name": "Shelf", "kind": "text" })).await.expect(StatusCode::CREATED);
        assert_eq!(looking.next().await, Some(("fields".to_owned(), json!({}))));
        // A tag that somebody bore into being where Jonas does not look is nothing to him.
        let ilse = site.program(museum.ilse).await;
        let hidden = ilse.send_file(museum.vault, "a.txt", b"a").await;
        ilse.change(Method::PATCH, &format!("/api/v1/assets/{hidden}"), 1, &json!({ "tags": ["secret"] })).await.ok();
        let seen = ilse.send_file(museum.harbour_lights, "b.txt", b"b").await;
        let told = looking.until(&seen).await;
        assert!(told.iter().all(|(name, _)| name == "asset"), "{told:?}");
        // Nor is it when it is removed again; one that he sees somewhere is.
        let path = format!("/api/v1/assets/{seen}");
        ilse.change(Method::PATCH, &path, 1, &json!({ "tags": ["borne"] })).await.ok();
        looking.until(&seen).await;
        let tags = mara.get("/api/v1/tags").await.ok()["items"].as_array().unwrap().clone();
        let of = |name: &str| tags.iter().find(|tag| tag["name"] == name).unwrap()["id"].as_str().unwrap().to_owned();
        mara.change(Method::DELETE, &format!("/api/v1/tags/{}", of("secret")), 1, &json!({})).await.expect(StatusCode::NO_CONTENT);
        ilse.change(Method::PATCH, &path, 2, &json!({ "caption": "x" })).await.ok();
        let told = looking.until(&seen).await;
        assert!(told.iter().all(|(name, _)| name == "asset"), "{told:?}");
        mara.change(Method::DELETE, &format!("/api/v1/tags/{}", of("borne")), 1, &json!({})).await.expect(StatusCode::NO_CONTENT);
        assert_eq!(looking.next().await, Some(("tags".to_owned(), json!({}))));
    }
}
