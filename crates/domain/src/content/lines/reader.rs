//! Reads values from lines.

use std::{fmt::Display, str::Split};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, IntoDeserializer, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::InvalidLines;

/// The lines that have not been read yet.
pub struct Reader<'a>(Split<'a, char>);

impl<'a> Reader<'a> {
    /// A reader of all lines.
    pub fn of(lines: &'a str) -> Self {
        Self(lines.split('\n'))
    }

    /// An error if anything is left.
    pub fn end(mut self) -> Result<(), InvalidLines> {
        self.0.next().map_or(Ok(()), |_| Err(InvalidLines))
    }

    fn line(&mut self) -> Result<&'a str, InvalidLines> {
        self.0.next().ok_or(InvalidLines)
    }

    fn number(&mut self) -> Result<u32, InvalidLines> {
        self.line()?.parse().map_err(|_| InvalidLines)
    }

    fn text(&mut self) -> Result<String, InvalidLines> {
        let line = self.line()?;
        let mut text = String::with_capacity(line.len());
        let mut parts = line.split('\\');
        text.push_str(parts.next().unwrap_or_default());
        while let Some(part) = parts.next() {
            let mut rest = part.chars();
            match rest.next() {
                // Two backslashes stand for one.
                None => {
                    text.push('\\');
                    text.push_str(parts.next().unwrap_or_default());
                }
                Some(named) => {
                    text.push(match named {
                        'n' => '\n',
                        'r' => '\r',
                        'l' => '<',
                        _ => return Err(InvalidLines),
                    });
                    text.push_str(rest.as_str());
                }
            }
        }
        Ok(text)
    }
}

impl de::Error for InvalidLines {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// The parts of a value, one after the other.
struct Parts<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: u32,
}

impl<'de> SeqAccess<'de> for Parts<'_, '_> {
    type Error = InvalidLines;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, InvalidLines> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = InvalidLines;

    /// Always an error: lines do not say what type they hold.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, InvalidLines> {
        Err(InvalidLines)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        visitor.visit_bool(self.number()? == 1)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        visitor.visit_u32(self.number()?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        visitor.visit_u32(self.number()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        visitor.visit_u32(self.number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        match self.line()? {
            "-" => visitor.visit_none(),
            "+" => visitor.visit_some(self),
            _ => Err(InvalidLines),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, InvalidLines> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidLines> {
        let left = self.number()?;
        visitor.visit_seq(Parts { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, InvalidLines> {
        let left = length as u32;
        visitor.visit_seq(Parts { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InvalidLines> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InvalidLines> {
        visitor.visit_enum(self.number()?.into_deserializer())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map
        identifier ignored_any
    }
}
