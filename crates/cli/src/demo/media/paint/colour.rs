//! Colours in linear light. They are mixed where the eye finds the way between two even: in OKLab.

use std::ops::{Add, Mul};

/// A colour in linear light, 1 for white.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Colour {
    pub(crate) red: f32,
    pub(crate) green: f32,
    pub(crate) blue: f32,
}

impl Colour {
    pub(crate) const fn linear(red: f32, green: f32, blue: f32) -> Self {
        Self { red, green, blue }
    }

    /// From the six digits that designers write.
    pub(crate) fn hex(digits: u32) -> Self {
        let channel = |shift: u32| {
            let encoded = ((digits >> shift) & 0xff) as f32 / 255.0;
            if encoded <= 0.040_45 {
                encoded / 12.92
            } else {
                ((encoded + 0.055) / 1.055).powf(2.4)
            }
        };
        Self::linear(channel(16), channel(8), channel(0))
    }

    /// This much of the other over it.
    pub(crate) fn over(self, other: Self, alpha: f32) -> Self {
        self * (1.0 - alpha) + other * alpha
    }

    /// Between the two, as the eye sees it.
    pub(crate) fn mix(self, other: Self, t: f32) -> Self {
        let (a, b) = (self.oklab(), other.oklab());
        let mixed = [0, 1, 2].map(|i| a[i] + (b[i] - a[i]) * t);
        Self::from_oklab(mixed)
    }

    /// The same colour, darker or lighter.
    pub(crate) fn lit(self, factor: f32) -> Self {
        self * factor
    }

    fn oklab(self) -> [f32; 3] {
        let l = (0.412_221_46 * self.red + 0.536_332_55 * self.green + 0.051_445_995 * self.blue)
            .max(0.0)
            .cbrt();
        let m = (0.211_903_5 * self.red + 0.680_699_5 * self.green + 0.107_396_96 * self.blue)
            .max(0.0)
            .cbrt();
        let s = (0.088_302_46 * self.red + 0.281_718_85 * self.green + 0.629_978_7 * self.blue)
            .max(0.0)
            .cbrt();
        [
            0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ]
    }

    fn from_oklab([lightness, a, b]: [f32; 3]) -> Self {
        let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
        let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
        let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
        Self::linear(
            4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
            -1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s,
            -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
        )
    }
}

impl Add for Colour {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::linear(
            self.red + other.red,
            self.green + other.green,
            self.blue + other.blue,
        )
    }
}

impl Mul<f32> for Colour {
    type Output = Self;

    fn mul(self, factor: f32) -> Self {
        Self::linear(self.red * factor, self.green * factor, self.blue * factor)
    }
}

/// A way from one colour to the next, worked out once.
pub(crate) struct Gradient {
    steps: Vec<Colour>,
}

impl Gradient {
    const STEPS: usize = 1024;

    /// Through the stops, each at its position; the positions rise.
    pub(crate) fn new(stops: &[(f32, u32)]) -> Self {
        let at = |t: f32| {
            let next = stops
                .iter()
                .position(|(position, _)| *position >= t)
                .unwrap_or(stops.len() - 1);
            let (to, to_colour) = stops[next];
            let (from, from_colour) = stops[next.saturating_sub(1)];
            let part = if to > from {
                ((t - from) / (to - from)).clamp(0.0, 1.0)
            } else {
                1.0
            };
            Colour::hex(from_colour).mix(Colour::hex(to_colour), part)
        };
        let steps = (0..Self::STEPS)
            .map(|step| at(step as f32 / (Self::STEPS - 1) as f32))
            .collect();
        Self { steps }
    }

    /// The colour at a position from 0 to 1.
    pub(crate) fn at(&self, t: f32) -> Colour {
        let place = t.clamp(0.0, 1.0) * (Self::STEPS - 1) as f32;
        let lower = place as usize;
        let upper = (lower + 1).min(Self::STEPS - 1);
        self.steps[lower].over(self.steps[upper], place - lower as f32)
    }
}
