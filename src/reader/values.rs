//! What it would cost to read values in YAML, measured before they are kept.
//!
//! The parser looks at every open bracket for each word, and repeats what an alias stands for wherever it stands: some
//! kilobytes can ask for hours, or for more memory than there is.

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// The longest text that is read as YAML, in bytes. Front matter has some hundreds, seldom thousands.
const LONGEST: usize = 32_000;

/// The most brackets within each other.
const MOST_NESTED: usize = 32;

/// The most values, counted wherever an alias repeats them.
const MOST_VALUES: usize = 10_000;

/// Whether a text can be read as YAML in sensible time and memory, and is valid as far as that was seen.
pub(super) fn are_few(yaml: &str) -> bool {
    let left = Cell::new(MOST_VALUES);
    let count = || Count { left: &left }.deserialize(serde_norway::Deserializer::from_str(yaml));
    yaml.len() <= LONGEST && !is_nested(yaml) && count().is_ok()
}

/// Whether more brackets stand open than anybody would write. Those in quotes count too, which errs on the safe side.
fn is_nested(yaml: &str) -> bool {
    let mut open = 0_usize;
    yaml.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST_NESTED
    })
}

/// Counts values without keeping them, and ends where there are too many.
#[derive(Clone, Copy)]
struct Count<'c> {
    left: &'c Cell<usize>,
}

impl Count<'_> {
    fn one<E: Error>(self) -> Result<(), E> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| E::custom("too many values"))?;
        self.left.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Count<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, values: D) -> Result<(), D::Error> {
        values.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Count<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.one()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.one()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.one()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.one()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.one()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.one()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.one()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.one()
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.one()
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        self.deserialize(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.one()?;
        while items.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        self.one()?;
        while fields.next_key_seed(self)?.is_some() {
            fields.next_value_seed(self)?;
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let ((), value) = tagged.variant_seed(self)?;
        value.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_anybody_would_write_is_read() {
        let tags = "word, ".repeat(300);
        let written = format!(
            "title: \"Toads: [1]\"\ndate: 2024-06-03\nratio: 1.5\nbig: 99999999999999999999\nnone: ~\ndraft: false\n\
             author: &a {{name: Ann Lee, born: -7}}\neditor: *a\nkind: !note x\ntags: [{tags}]\n"
        );
        assert!(are_few(&written));
    }

    #[test]
    fn what_would_take_all_time_or_memory_is_not() {
        assert!(!are_few(&format!("a: {}", "[".repeat(40))));
        assert!(!are_few(&format!("a: {}x{}", "[".repeat(40), "]".repeat(40))));
        assert!(!are_few(&"k: v\n".repeat(LONGEST)));
        let wide = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(1_000), "*a, ".repeat(100));
        assert!(wide.len() < LONGEST && !are_few(&wide));
        let laughs = |levels: u8| {
            let level = |at: u8| {
                let (own, inner) = (char::from(b'b' + at), char::from(b'a' + at));
                format!("{own}: &{own} [{}]\n", format!("*{inner}, ").repeat(9))
            };
            format!("a: &a [x]\n{}", (0..levels).map(level).collect::<String>())
        };
        assert!(are_few(&laughs(2)) && !are_few(&laughs(9)));
    }
}
