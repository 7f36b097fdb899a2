//! Which assets have the words, and how many points each has for them.

use tantivy::TantivyError;
use tantivy::schema::Field;

use super::Wanted;
use super::admission::Admission;
use super::near::{self, Around, Near};
use super::order::By;
use super::postings::{self, WHOLE, Weighted};
use crate::Tags;
use crate::query::{Phrase, Presence, Reach, Sense, Sought};
use crate::reading::{Reading, Segment};
use crate::schema::{Fields, WordFields};

/// The points of each asset, segment by segment; none for any where there are no words.
pub(crate) enum Matching {
    /// There is nothing that could be found.
    Nothing,
    /// Nothing was asked for in words.
    Everything,
    /// Those with points, 0 being no hit.
    Some(Vec<Vec<u16>>),
}

/// One thing that is asked for in words.
pub(super) struct Asked<'a> {
    what: What<'a>,
    /// Where it may stand, and what its beginning weighs there.
    fields: Vec<Weighted>,
    /// The tags in whose names it may stand as well.
    tags: Option<&'a Tags>,
    /// The rows of those in whose names it does, and what it weighs there.
    tagged: Vec<(u32, u8)>,
}

enum What<'a> {
    Word(&'a Sought),
    Phrase(&'a Phrase),
}

/// What the beginning of a word weighs in the name of a tag.
const IN_TAG: u8 = 5;

impl WordFields {
    fn anywhere(self) -> Vec<Weighted> {
        vec![
            (self.title, 6),
            (self.caption, 4),
            (self.file_name, 3),
            (self.text, 2),
        ]
    }

    fn in_title(self) -> Vec<Weighted> {
        vec![(self.title, 6)]
    }
}

impl<'a> Asked<'a> {
    /// All that is asked for in words by a piece of a query.
    fn of(sense: &'a Sense, fields: WordFields, tags: &'a Tags) -> Vec<Self> {
        let words = |words: &'a [Sought]| words.iter().map(What::Word);
        match sense {
            Sense::Words(sought) => words(sought)
                .map(|what| Self::anywhere(what, fields, tags))
                .collect(),
            Sense::Title(sought) => words(sought).map(|what| Self::in_title(what, fields)).collect(),
            Sense::Phrase(phrase) => vec![Self::anywhere(What::Phrase(phrase), fields, tags)],
            Sense::TitlePhrase(phrase) => vec![Self::in_title(What::Phrase(phrase), fields)],
            _ => Vec::new(),
        }
    }

    fn anywhere(what: What<'a>, fields: WordFields, tags: &'a Tags) -> Self {
        let weight = |reach| match reach {
            Reach::Whole => IN_TAG + WHOLE,
            Reach::Beginning => IN_TAG,
        };
        let tagged = match what {
            What::Word(sought) => tags.with_word(sought),
            What::Phrase(phrase) => tags.with_phrase(phrase),
        };
        Self {
            what,
            fields: fields.anywhere(),
            tags: Some(tags),
            tagged: tagged
                .into_iter()
                .map(|(row, reach)| (row, weight(reach)))
                .collect(),
        }
    }

    fn in_title(what: What<'a>, fields: WordFields) -> Self {
        Self {
            what,
            fields: fields.in_title(),
            tags: None,
            tagged: Vec::new(),
        }
    }
}

impl Matching {
    pub(crate) fn of(
        reading: &Reading,
        fields: &Fields,
        wanted: &Wanted<'_>,
        admission: &Admission,
    ) -> Result<(Self, Vec<Near>), TantivyError> {
        let query = wanted.query;
        if query.finds_nothing() {
            return Ok((Self::Nothing, Vec::new()));
        }
        let mut gathered = Gathered {
            reading,
            tag: fields.tag,
            totals: None,
            near: Vec::new(),
            asked_near: 0,
        };
        for part in query.parts() {
            let asked = Asked::of(&part.sense, fields.words, wanted.tags);
            match part.presence {
                Presence::Wanted => {
                    for asked in &asked {
                        let points = gathered.points_of(asked, Some(admission))?;
                        gathered.want(&points);
                    }
                }
                Presence::Excluded => gathered.exclude(&asked)?,
            }
        }
        let matching = gathered.totals.map_or(Self::Everything, Self::Some);
        Ok((matching, gathered.near))
    }

    /// The points of hits, where they stand by them.
    pub(crate) fn points_of(&self, reading: &Reading, documents: &[u32], by: By) -> Vec<u16> {
        let Self::Some(totals) = self else {
            return Vec::new();
        };
        if by != By::Relevance {
            return Vec::new();
        }
        let mut at = 0;
        let mut points = Vec::with_capacity(documents.len());
        for document in documents {
            while reading
                .segments
                .get(at + 1)
                .is_some_and(|next| next.first <= *document)
            {
                at += 1;
            }
            points.push(totals[at][(document - reading.segments[at].first) as usize]);
        }
        points
    }
}

/// The points of one word or phrase, segment by segment.
type ByteTotals = Vec<Vec<u8>>;

struct Gathered<'a> {
    reading: &'a Reading,
    tag: Field,
    totals: Option<Vec<Vec<u16>>>,
    near: Vec<Near>,
    /// For how many words others were looked for.
    asked_near: usize,
}

/// For so many words of a query others are looked for in their stead; each costs several walks through all words.
const MOST_NEAR: usize = 8;

impl Gathered<'_> {
    /// Its points. A word that is wanted and that nothing in sight has gives way to those near to it.
    fn points_of(
        &mut self,
        asked: &Asked<'_>,
        admission: Option<&Admission>,
    ) -> Result<ByteTotals, TantivyError> {
        let mut totals = Vec::with_capacity(self.reading.segments.len());
        for segment in &self.reading.segments {
            let mut points = vec![0; segment.reader.max_doc() as usize];
            match asked.what {
                What::Word(sought) => postings::word(segment, &asked.fields, sought, &mut points)?,
                What::Phrase(phrase) => postings::phrase(segment, &asked.fields, phrase, &mut points)?,
            }
            postings::tagged(segment, self.tag, &asked.tagged, &mut points)?;
            totals.push(points);
        }
        if let (What::Word(sought), Some(admission)) = (&asked.what, admission)
            && self.asked_near < MOST_NEAR
            && near::slips(&sought.word) > 0
            && !self.is_seen(&totals, admission)
        {
            self.asked_near += 1;
            let around = Around {
                reading: self.reading,
                admission,
                fields: &asked.fields,
                tags: asked.tags.map(|tags| (self.tag, tags)),
            };
            self.near.extend(around.find(sought, &mut totals)?);
        }
        Ok(totals)
    }

    /// Has anything points that whoever asks sees?
    fn is_seen(&self, totals: &ByteTotals, admission: &Admission) -> bool {
        self.reading.segments.iter().zip(totals).any(|(segment, points)| {
            let mut marked = (0_u32..).zip(points).filter(|(_, points)| **points > 0);
            marked.any(|(document, _)| is_visible(segment, document, admission))
        })
    }

    /// Leaves what has them, with their points added.
    fn want(&mut self, points: &ByteTotals) {
        let Some(totals) = &mut self.totals else {
            self.totals = Some(
                points
                    .iter()
                    .map(|points| points.iter().map(|one| u16::from(*one)).collect())
                    .collect(),
            );
            return;
        };
        for (totals, points) in totals.iter_mut().zip(points) {
            for (total, points) in totals.iter_mut().zip(points) {
                *total = if *total == 0 || *points == 0 {
                    0
                } else {
                    *total + u16::from(*points)
                };
            }
        }
    }

    /// Leaves what does not have them all.
    fn exclude(&mut self, asked: &[Asked<'_>]) -> Result<(), TantivyError> {
        let mut all: Option<ByteTotals> = None;
        for asked in asked {
            let points = self.points_of(asked, None)?;
            all = Some(match all {
                None => points,
                Some(mut all) => {
                    for (all, points) in all.iter_mut().flatten().zip(points.iter().flatten()) {
                        *all = (*all).min(*points);
                    }
                    all
                }
            });
        }
        let Some(excluded) = all else { return Ok(()) };
        let sizes = self
            .reading
            .segments
            .iter()
            .map(|segment| segment.reader.max_doc() as usize);
        let totals = self
            .totals
            .get_or_insert_with(|| sizes.map(|size| vec![1; size]).collect());
        for (total, excluded) in totals.iter_mut().flatten().zip(excluded.iter().flatten()) {
            if *excluded > 0 {
                *total = 0;
            }
        }
        Ok(())
    }
}

/// Is it there, and does whoever asks see it?
pub(super) fn is_visible(segment: &Segment, document: u32, admission: &Admission) -> bool {
    let columns = &segment.columns;
    let at = document as usize;
    admission.sees(columns.places[at], columns.traits[at]) && segment.is_alive(document)
}
