//! What a child complains of: its beginning and its end, of which one says why it failed.

/// How much of each is kept, in bytes.
const MOST: usize = 16 << 10;

#[derive(Default)]
pub(super) struct Complaint {
    beginning: Vec<u8>,
    end: Vec<u8>,
}

impl Complaint {
    pub(super) fn hear(&mut self, piece: &[u8]) {
        let room = MOST.saturating_sub(self.beginning.len()).min(piece.len());
        let (first, rest) = piece.split_at(room);
        self.beginning.extend_from_slice(first);
        self.end.extend_from_slice(rest);
        // Cut now and then, not for every piece.
        if self.end.len() > 8 * MOST {
            self.cut();
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.cut();
        self.beginning.append(&mut self.end);
        self.beginning
    }

    fn cut(&mut self) {
        let too_much = self.end.len().saturating_sub(MOST);
        self.end.drain(..too_much);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_and_the_end_are_kept() {
        let mut complaint = Complaint::default();
        complaint.hear(b"first ");
        for _ in 0..1000 {
            complaint.hear(&[b'.'; 1000]);
        }
        complaint.hear(b" last");
        let kept = complaint.finish();
        assert!(kept.starts_with(b"first ") && kept.ends_with(b" last"));
        assert_eq!(kept.len(), 2 * MOST);
    }
}
