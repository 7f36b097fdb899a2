//! Numbers on a grid: what is cheaper to work out coarsely and read finely, or to blur.

/// A grid of numbers, read at any place between its points.
pub(crate) struct Field {
    width: usize,
    height: usize,
    values: Vec<f32>,
}

impl Field {
    pub(crate) fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            values: vec![0.0; width * height],
        }
    }

    /// Worked out at each point of the grid.
    pub(crate) fn of(width: usize, height: usize, mut value: impl FnMut(usize, usize) -> f32) -> Self {
        let mut field = Self::new(width, height);
        for y in 0..height {
            for x in 0..width {
                field.values[y * width + x] = value(x, y);
            }
        }
        field
    }

    pub(crate) fn get(&self, x: usize, y: usize) -> f32 {
        self.values[y.min(self.height - 1) * self.width + x.min(self.width - 1)]
    }

    /// Adds to the four points around a place, more to the nearer; what falls off the grid is lost.
    pub(crate) fn splat(&mut self, x: f32, y: f32, amount: f32) {
        let (left, top) = (x.floor(), y.floor());
        let (u, v) = (x - left, y - top);
        if left < 0.0 || top < 0.0 || left as usize + 1 >= self.width || top as usize + 1 >= self.height {
            return;
        }
        let at = top as usize * self.width + left as usize;
        self.values[at] += amount * (1.0 - u) * (1.0 - v);
        self.values[at + 1] += amount * u * (1.0 - v);
        self.values[at + self.width] += amount * (1.0 - u) * v;
        self.values[at + self.width + 1] += amount * u * v;
    }

    /// Between its points; beyond the edge it goes on as it ended.
    pub(crate) fn sample(&self, x: f32, y: f32) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (u, v) = (x - left as f32, y - top as f32);
        let above = self.get(left, top) * (1.0 - u) + self.get(left + 1, top) * u;
        let below = self.get(left, top + 1) * (1.0 - u) + self.get(left + 1, top + 1) * u;
        above * (1.0 - v) + below * v
    }

    /// Three box blurs in a row, which is close to a Gaussian one.
    pub(crate) fn blurred(mut self, radius: usize) -> Self {
        for _ in 0..3 {
            self = self.box_blurred(radius).turned();
            self = self.box_blurred(radius).turned();
        }
        self
    }

    fn box_blurred(&self, radius: usize) -> Self {
        let mut blurred = Self::new(self.width, self.height);
        let share = 1.0 / (2 * radius + 1) as f32;
        for y in 0..self.height {
            let row = &self.values[y * self.width..(y + 1) * self.width];
            let at = |x: isize| row[x.clamp(0, self.width as isize - 1) as usize];
            let reach = radius as isize;
            let mut sum: f32 = (-reach..=reach).map(at).sum();
            for x in 0..self.width {
                blurred.values[y * self.width + x] = sum * share;
                sum += at(x as isize + reach + 1) - at(x as isize - reach);
            }
        }
        blurred
    }

    /// Rows for columns.
    fn turned(&self) -> Self {
        Self::of(self.height, self.width, |x, y| self.values[x * self.width + y])
    }
}
