//! The twenty: what each is called, where it belongs, who brought it, and how it is made.

use super::film::{self, Clip};
use super::paint::Canvas;
use super::picture;
use super::sound::{self, Take};

/// How one of them is made.
pub(super) enum Making {
    /// A picture, with the strength of its grain and the camera that is said to have taken it.
    Picture {
        paint: fn() -> Canvas,
        grain: f32,
        shot: Shot,
    },
    /// A clip.
    Film(&'static Clip),
    /// A sound.
    Sound(fn() -> Take),
}

/// How a picture was taken.
pub(super) struct Shot {
    pub(super) model: &'static str,
    pub(super) lens: &'static str,
    pub(super) exposure: (u32, u32),
    pub(super) aperture: u32,
    pub(super) sensitivity: u16,
    pub(super) focal: u32,
    /// The camera stood on its side, and its file lies on its side too.
    pub(super) on_its_side: bool,
}

/// One of the twenty.
pub(super) struct Piece {
    pub(super) file_name: &'static str,
    pub(super) folder: &'static str,
    /// The login of who brings it.
    pub(super) by: &'static str,
    pub(super) title: &'static str,
    pub(super) caption: &'static str,
    pub(super) keywords: &'static [&'static str],
    /// Local time and what it was ahead of UTC.
    pub(super) taken: (&'static str, &'static str),
    pub(super) making: Making,
}

const MEDIUM: Shot = Shot {
    model: "Halden 645",
    lens: "Halden 80 mm f/2.8",
    exposure: (1, 125),
    aperture: 80,
    sensitivity: 100,
    focal: 80,
    on_its_side: false,
};
const WIDE: Shot = Shot {
    lens: "Halden 35 mm f/4",
    focal: 35,
    exposure: (1, 30),
    aperture: 110,
    ..MEDIUM
};
const LONG: Shot = Shot {
    lens: "Halden 250 mm f/5.6",
    focal: 250,
    exposure: (1, 250),
    ..MEDIUM
};
const NIGHT: Shot = Shot {
    lens: "Halden 24 mm f/1.8",
    focal: 24,
    exposure: (20, 1),
    aperture: 18,
    sensitivity: 3200,
    on_its_side: true,
    ..MEDIUM
};
const TRIPOD: Shot = Shot {
    exposure: (30, 1),
    aperture: 160,
    sensitivity: 50,
    ..WIDE
};
const TABLE: Shot = Shot {
    model: "Halden Repro",
    lens: "Halden 120 mm Macro",
    focal: 120,
    exposure: (1, 8),
    aperture: 110,
    ..MEDIUM
};

/// All of them.
pub(super) const PIECES: &[Piece] = &[
    Piece {
        file_name: "DUSK_0142.jpg",
        folder: "Campaigns/Dusk lines",
        by: "emi",
        title: "Blue hour above Sorel",
        caption: "The last light from the ridge camp. Opening picture of the series.",
        keywords: &["mountains", "dusk", "mist", "landscape", "blue hour"],
        taken: ("2026:09:18 20:04:31", "+02:00"),
        making: Making::Picture {
            paint: picture::ridges::blue_hour,
            grain: 4.0,
            shot: LONG,
        },
    },
    Piece {
        file_name: "DUSK_0311.jpg",
        folder: "Campaigns/Dusk lines",
        by: "emi",
        title: "First light on the great dune",
        caption: "Ten minutes after sunrise; the shadows are gone an hour later.",
        keywords: &["dunes", "desert", "sunrise", "sand", "landscape"],
        taken: ("2026:03:02 06:41:09", "+01:00"),
        making: Making::Picture {
            paint: picture::dunes::first_light,
            grain: 4.0,
            shot: WIDE,
        },
    },
    Piece {
        file_name: "DUSK_0407.jpg",
        folder: "Campaigns/Dusk lines",
        by: "ines",
        title: "Somebody is still up",
        caption: "The fire lookout on Harrow Hill under the Milky Way.",
        keywords: &["stars", "night", "milky way", "tower", "forest"],
        taken: ("2026:08:12 01:23:50", "+02:00"),
        making: Making::Picture {
            paint: picture::night::lookout,
            grain: 4.0,
            shot: NIGHT,
        },
    },
    Piece {
        file_name: "DUSK_0519.jpg",
        folder: "Campaigns/Dusk lines",
        by: "emi",
        title: "Four o'clock in December",
        caption: "The harbour mouth on the shortest day.",
        keywords: &["sea", "sunset", "sail", "harbour", "landscape"],
        taken: ("2025:12:21 15:58:12", "+01:00"),
        making: Making::Picture {
            paint: picture::harbour::sundown,
            grain: 4.0,
            shot: LONG,
        },
    },
    Piece {
        file_name: "DUSK_0566.jpg",
        folder: "Campaigns/Dusk lines",
        by: "farid",
        title: "Ring road, thirty seconds",
        caption: "From the footbridge, after rain.",
        keywords: &["city", "traffic", "light trails", "night", "long exposure"],
        taken: ("2026:01:30 18:20:44", "+01:00"),
        making: Making::Picture {
            paint: picture::trails::ring_road,
            grain: 4.0,
            shot: TRIPOD,
        },
    },
    Piece {
        file_name: "paper-season-01.jpg",
        folder: "Campaigns/Paper season",
        by: "emi",
        title: "Paper season: hollow",
        caption: "Ten sheets, cut by hand. Lit from the upper left.",
        keywords: &["paper", "cut", "abstract", "warm"],
        taken: ("2026:05:06 11:15:00", "+02:00"),
        making: Making::Picture {
            paint: picture::paper::hollow,
            grain: 2.0,
            shot: TABLE,
        },
    },
    Piece {
        file_name: "paper-season-02.jpg",
        folder: "Campaigns/Paper season",
        by: "emi",
        title: "Paper season: night sea",
        caption: "Eleven sheets. The moon is the third from below.",
        keywords: &["paper", "cut", "sea", "moon", "blue"],
        taken: ("2026:05:06 14:02:00", "+02:00"),
        making: Making::Picture {
            paint: picture::paper::night_sea,
            grain: 2.0,
            shot: TABLE,
        },
    },
    Piece {
        file_name: "paper-season-herbarium.jpg",
        folder: "Campaigns/Paper season",
        by: "ines",
        title: "Herbarium: three ferns",
        caption: "Pressed in June, mounted in September.",
        keywords: &["fern", "botanical", "paper", "green"],
        taken: ("2026:09:03 10:30:00", "+02:00"),
        making: Making::Picture {
            paint: picture::fern::pressed,
            grain: 2.0,
            shot: TABLE,
        },
    },
    Piece {
        file_name: "aurelia_pool_04.jpg",
        folder: "Clients/Aurelia Hotels",
        by: "emi",
        title: "Pool study no. 4",
        caption: "For the summer brochure, page 12. Not released before May.",
        keywords: &["pool", "water", "summer", "hotel", "caustics"],
        taken: ("2026:07:09 12:41:27", "+02:00"),
        making: Making::Picture {
            paint: picture::pool::study,
            grain: 3.0,
            shot: MEDIUM,
        },
    },
    Piece {
        file_name: "aurelia_facade_noon.jpg",
        folder: "Clients/Aurelia Hotels",
        by: "emi",
        title: "Loggias at noon",
        caption: "The garden front, seven floors.",
        keywords: &["architecture", "facade", "hotel", "grid", "summer"],
        taken: ("2026:07:09 12:02:03", "+02:00"),
        making: Making::Picture {
            paint: picture::facade::noon,
            grain: 3.0,
            shot: LONG,
        },
    },
    Piece {
        file_name: "tessel_sample_12.jpg",
        folder: "Clients/Tessel Interiors",
        by: "ines",
        title: "Terrazzo, sample 12",
        caption: "Brick, ochre and sea on bone.",
        keywords: &["terrazzo", "stone", "pattern", "interior", "texture"],
        taken: ("2026:04:22 09:12:00", "+02:00"),
        making: Making::Picture {
            paint: picture::terrazzo::sample,
            grain: 2.0,
            shot: TABLE,
        },
    },
    Piece {
        file_name: "press_portrait_nora.jpg",
        folder: "Press kit",
        by: "hugo",
        title: "Nora, double exposure",
        caption: "Portrait for the autumn programme. Credit: Emi Tanaka.",
        keywords: &["portrait", "silhouette", "double exposure", "press"],
        taken: ("2026:10:01 16:45:10", "+02:00"),
        making: Making::Picture {
            paint: picture::portrait::double_exposure,
            grain: 3.0,
            shot: MEDIUM,
        },
    },
    Piece {
        file_name: "currents_key_art_v3.jpg",
        folder: "Pitches",
        by: "clara",
        title: "Currents: key art, third draft",
        caption: "For the pitch on Thursday. Not to leave the house.",
        keywords: &["key art", "pitch", "threads", "currents"],
        taken: ("2026:11:02 19:27:00", "+01:00"),
        making: Making::Picture {
            paint: picture::currents::key_art,
            grain: 2.0,
            shot: TABLE,
        },
    },
    Piece {
        file_name: "A001_C014_drift.mp4",
        folder: "Film/Raw footage",
        by: "farid",
        title: "Sorel valley, drifting mist",
        caption: "Camera A, roll 1, take 14.",
        keywords: &["mountains", "mist", "drone", "raw"],
        taken: ("2026-09-18T18:12:40Z", ""),
        making: Making::Film(&film::DRIFT),
    },
    Piece {
        file_name: "A002_C003_drive.mp4",
        folder: "Film/Raw footage",
        by: "farid",
        title: "Night drive, out of focus",
        caption: "Camera A, roll 2, take 3. Background for the titles.",
        keywords: &["night", "city", "bokeh", "raw"],
        taken: ("2026-01-30T18:44:02Z", ""),
        making: Making::Film(&film::NIGHT_DRIVE),
    },
    Piece {
        file_name: "pool_loop_v2.mp4",
        folder: "Film/Cuts",
        by: "greta",
        title: "Pool loop",
        caption: "Six seconds without a seam, for the lobby screens.",
        keywords: &["pool", "water", "loop", "caustics"],
        taken: ("2026-07-14T09:30:00Z", ""),
        making: Making::Film(&film::RIPPLES),
    },
    Piece {
        file_name: "dusk-lines-theme.mp3",
        folder: "Sound",
        by: "greta",
        title: "Dusk lines, theme",
        caption: "Strings and marimba, 24 seconds.",
        keywords: &["music", "theme", "strings", "marimba"],
        taken: ("2026-10-11", ""),
        making: Making::Sound(sound::theme),
    },
    Piece {
        file_name: "marimba-sketch.mp3",
        folder: "Sound",
        by: "greta",
        title: "Marimba sketch",
        caption: "Two players, one pattern, one beat apart.",
        keywords: &["music", "marimba", "sketch"],
        taken: ("2026-10-02", ""),
        making: Making::Sound(sound::marimba_sketch),
    },
    Piece {
        file_name: "rain-on-skylight.mp3",
        folder: "Sound",
        by: "farid",
        title: "Rain on the skylight",
        caption: "Recorded in the studio with the lamps off.",
        keywords: &["rain", "field recording", "thunder"],
        taken: ("2026-08-27", ""),
        making: Making::Sound(sound::rain),
    },
    Piece {
        file_name: "tape-loop-03.mp3",
        folder: "Sound",
        by: "greta",
        title: "Tape loop no. 3",
        caption: "Four rounds; it wears out as it goes.",
        keywords: &["music", "ambient", "tape", "loop"],
        taken: ("2026-06-19", ""),
        making: Making::Sound(sound::tape_loop),
    },
];
