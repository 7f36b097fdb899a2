//! The proxy: what everybody who may see a film is shown of it.

use vitrine_model::FrameRate;

use super::words;
use crate::{
    FilmFacts, Pace,
    examination::{Light, Matrix},
};

/// Rates that films are made in, from which one is taken where the source has none of its own.
const COMMON: [(u32, u32); 8] = [
    (24000, 1001),
    (24, 1),
    (25, 1),
    (30000, 1001),
    (30, 1),
    (50, 1),
    (60000, 1001),
    (60, 1),
];
/// Frames a second, at most.
const FASTEST: f64 = 60.0;

/// What FFmpeg is told after its input: H.264 High with at most 720 lines, evenly spaced frames, a key frame
/// at least every half second so that one can jump anywhere, AAC, and the index in front. Nothing of the source's metadata.
pub(crate) fn arguments(
    film: &FilmFacts,
    (width, height): (u32, u32),
    threads: u32,
    out: &str,
) -> Vec<String> {
    let rate = frame_rate(film);
    let group = (rate.numerator / (2 * rate.denominator)).max(1);
    let mut arguments =
        words("-map 0:v:0 -map 0:a:0? -sn -dn -map_metadata -1 -map_chapters -1 -fflags +bitexact");
    arguments.extend(["-vf".to_owned(), filters(film, rate, (width, height))]);
    arguments.extend(words(
        "-c:v libx264 -profile:v high -preset veryfast -crf 23 -sc_threshold 0 -fps_mode cfr \
         -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv \
         -maxrate 6M -bufsize 12M -c:a aac -b:a 128k -ac 2 -ar 48000",
    ));
    for (option, value) in [("-g", group), ("-keyint_min", group), ("-threads", threads)] {
        arguments.extend([option.to_owned(), value.to_string()]);
    }
    arguments.extend(words("-movflags +faststart -f mp4"));
    arguments.push(format!("file:{out}"));
    arguments
}

/// Width and height of the proxy: within 1280 by 720, or 720 by 1280; even, as its colours are halved.
pub(crate) fn size((width, height): (u32, u32)) -> (u32, u32) {
    let (most_wide, most_high) = if width >= height {
        (1280.0, 720.0)
    } else {
        (720.0, 1280.0)
    };
    let factor = (most_wide / f64::from(width))
        .min(most_high / f64::from(height))
        .min(1.0);
    let even = |edge: u32| {
        let nearest = ((f64::from(edge) * factor / 2.0).round() as u32) * 2;
        nearest.min(edge & !1).max(2)
    };
    (even(width), even(height))
}

/// The source's own rate where its pace is constant and a screen can follow; the nearest common one else.
fn frame_rate(film: &FilmFacts) -> FrameRate {
    let own = film.frame_rate.unwrap_or(FrameRate {
        numerator: 25,
        denominator: 1,
    });
    let per_second = f64::from(own.numerator) / f64::from(own.denominator);
    if film.pace == Pace::Constant {
        // Every second frame, or every fourth: evenly spaced still.
        let every = (per_second / FASTEST).ceil().max(1.0) as u32;
        if let Some(rate) = own
            .denominator
            .checked_mul(every)
            .and_then(|under| FrameRate::new(own.numerator, under))
        {
            return rate;
        }
    }
    let distance = |(over, under): (u32, u32)| (f64::from(over) / f64::from(under) - per_second).abs();
    let nearest = COMMON
        .into_iter()
        .min_by(|one, other| distance(*one).total_cmp(&distance(*other)));
    nearest
        .and_then(|(over, under)| FrameRate::new(over, under))
        .unwrap_or(own)
}

/// FFmpeg has turned the frames already; here they are spaced, scaled, and put into the colours of a screen.
fn filters(film: &FilmFacts, rate: FrameRate, (width, height): (u32, u32)) -> String {
    let spaced = format!("fps={}/{}", rate.numerator, rate.denominator);
    let scale = format!("scale={width}:{height}:flags=bicubic");
    let transfer = match film.light {
        Light::Standard => {
            let from = match film.matrix {
                Matrix::Stated => "auto",
                Matrix::Guessed601 => "bt601",
                Matrix::Guessed709 => "bt709",
            };
            return format!(
                "{spaced},{scale}:in_color_matrix={from}:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1"
            );
        }
        Light::Quantiser => "smpte2084",
        Light::LogGamma => "arib-std-b67",
    };
    format!(
        "{spaced},{scale},zscale=tin={transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=203,format=gbrpf32le,\
         zscale=p=bt709,tonemap=tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p,setsar=1"
    )
}

/// The filters that make one picture of a film look as the proxy does, in the pixels of a screen.
pub(super) fn still_filters(film: &FilmFacts, size: (u32, u32)) -> String {
    let own = FrameRate {
        numerator: 25,
        denominator: 1,
    };
    let chain = filters(film, own, size);
    let shown = chain.split_once(',').map_or(chain.as_str(), |(_, rest)| rest);
    // PNG has red, green and blue: the way back from 709.
    format!("{shown},scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(rate: (u32, u32), pace: Pace) -> FilmFacts {
        FilmFacts {
            frame_rate: FrameRate::new(rate.0, rate.1),
            pace,
            start: 0.0,
            codec: "h264".to_owned(),
            light: Light::Standard,
            matrix: Matrix::Stated,
        }
    }

    #[test]
    fn a_proxy_has_at_most_720_lines_even_edges_and_is_never_larger() {
        assert_eq!(size((3840, 2160)), (1280, 720));
        assert_eq!(size((2160, 3840)), (720, 1280));
        assert_eq!(size((641, 361)), (640, 360));
        assert_eq!(size((1, 1)), (2, 2));
        assert_eq!(size((1440, 1080)), (960, 720));
    }

    #[test]
    fn a_proxy_keeps_an_even_pace_and_a_rate_that_screens_follow() {
        let rows = [
            ((30000, 1001), Pace::Constant, (30000, 1001)),
            ((120, 1), Pace::Constant, (120, 2)),
            ((3001, 100), Pace::Variable, (30, 1)),
            ((23976, 1000), Pace::Variable, (24000, 1001)),
        ];
        for (source, pace, (over, under)) in rows {
            assert_eq!(Some(frame_rate(&film(source, pace))), FrameRate::new(over, under));
        }
    }
}
