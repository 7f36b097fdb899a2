//! A folder of many pictures: a few hundred whose previews the server made, each of which stands there under many names.

use std::process::Command;
use std::time::Duration;

use vitrine_bench_site::{Previews, Site};
use vitrine_testkit::{House, Museum};

/// How many different pictures there are.
const DIFFERENT: usize = 200;

/// Rows of the many begin behind this one.
const FIRST: u32 = 10_000;

/// Fills the museum's exhibitions.
pub(crate) async fn fill(house: &House, museum: &Museum, pictures: u32) {
    let mara = house.sign_in(museum.mara).await;
    for number in 0..DIFFERENT {
        let bytes = picture(house, number);
        let name = format!("Cloud {number}.jpg");
        house.upload(&mara, museum.exhibitions, &name, &bytes).await;
    }
    let site = Site::start(house, Previews::Made).await;
    while ready(house).await < DIFFERENT {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    site.end().await;
    house.spoil(&many(pictures)).await;
}

/// Clouds by ImageMagick: as different from each other as photographs, and as large as they are.
fn picture(house: &House, number: usize) -> Vec<u8> {
    let path = house.path("cloud.jpg");
    let (width, height) = [(1200, 800), (800, 1200), (1200, 675), (900, 900)][number % 4];
    let made = Command::new("convert")
        .args([
            "-seed",
            &number.to_string(),
            "-size",
            &format!("{width}x{height}"),
        ])
        .args([
            "plasma:",
            "-attenuate",
            "0.2",
            "+noise",
            "Gaussian",
            "-quality",
            "90",
        ])
        .arg(&path)
        .status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "ImageMagick is installed: apt-get install imagemagick"
    );
    std::fs::read(&path).expect("it was made just now")
}

async fn ready(house: &House) -> usize {
    let failed = house
        .dump("SELECT failure FROM versions WHERE processing IN ('failed', 'unsupported')")
        .await;
    assert_eq!(failed, [""; 0]);
    house
        .dump("SELECT file_name FROM versions WHERE processing = 'ready'")
        .await
        .len()
}

fn many(pictures: u32) -> String {
    format!(
        "CREATE TEMP TABLE model AS SELECT ROW_NUMBER() OVER (ORDER BY v.row_id) - 1 AS k, v.*, a.place_row
         FROM versions v JOIN assets a ON a.row_id = v.asset_row;
         CREATE UNIQUE INDEX temp.model_k ON model (k);
         CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {pictures}) SELECT i FROM n;
         INSERT INTO assets (row_id, id, place_row, state, title, title_folded, caption, active, taken_at, version, added_at, added_by)
         SELECT {FIRST} + i, randomblob(16), m.place_row, 'live', 'Picture ' || i, 'picture ' || i, '', 1, NULL, 1,
                1700000000000 + i * 1000, m.added_by
         FROM n JOIN model m ON m.k = i % {DIFFERENT};
         INSERT INTO versions (row_id, id, asset_row, number, blob, size, file_name, kind, content_type, width, height, metadata,
                               processing, added_at, added_by, orientation, placeholder)
         SELECT {FIRST} + i, randomblob(16), {FIRST} + i, 1, m.blob, m.size, 'IMG_' || i || '.jpg', m.kind, m.content_type, m.width,
                m.height, m.metadata, 'ready', m.added_at, m.added_by, m.orientation, m.placeholder
         FROM n JOIN model m ON m.k = i % {DIFFERENT};
         INSERT INTO renditions (version_row, name, blob, size, content_type, width, height)
         SELECT {FIRST} + i, r.name, r.blob, r.size, r.content_type, r.width, r.height
         FROM n JOIN model m ON m.k = i % {DIFFERENT} JOIN renditions r ON r.version_row = m.row_id;
         INSERT INTO journal (number, at, kind, subject, via, previous, hash)
         SELECT (SELECT number FROM head) + row_id - {FIRST}, 0, 'asset.create', id, 'program', zeroblob(32), zeroblob(32)
         FROM assets WHERE row_id > {FIRST};
         UPDATE head SET number = number + {pictures};"
    )
}
