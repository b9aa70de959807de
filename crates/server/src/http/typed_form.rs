//! A form as a typed struct, by serde. An absent or empty field becomes an empty text, `None` or an empty
//! list: the form is then shown again with what is missing, instead of being refused. If a field comes twice,
//! the first value counts, except in lists.

use serde::{
    Deserializer,
    de::{
        Error as _, IntoDeserializer, Visitor,
        value::{Error, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

use super::Fields;

/// The fields of a struct, by their names.
pub struct TypedForm<'a>(pub &'a Fields);

/// The values of one field.
struct Values<'a>(Vec<&'a str>);

impl<'de> Deserializer<'de> for TypedForm<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let values = names
            .iter()
            .map(|name| (*name, Values(self.0.values(name).collect())));
        visitor.visit_map(MapDeserializer::new(values))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a form is a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'a> Values<'a> {
    fn first(&self) -> &'a str {
        self.0.first().copied().unwrap_or_default()
    }
}

impl<'de> IntoDeserializer<'de, Error> for Values<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Values<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.first())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.first() {
            "" => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(self.0.into_iter()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Named {
        name: String,
        note: Option<String>,
        petitions: Vec<String>,
    }

    fn read(sent: &str) -> Named {
        Named::deserialize(TypedForm(&Fields::read(sent.as_bytes()))).unwrap()
    }

    #[test]
    fn is_read_whatever_browsers_send() {
        let read_twice = read("name=Amina&name=Zo%C3%A9&note=&petitions=one&x=1&petitions=two");
        let expected = Named {
            name: "Amina".to_owned(),
            note: None,
            petitions: vec!["one".to_owned(), "two".to_owned()],
        };
        assert_eq!(read_twice, expected);
        let nothing = Named {
            name: String::new(),
            note: None,
            petitions: Vec::new(),
        };
        assert_eq!(read(""), nothing);
        assert_eq!(read("note=%20a").note.as_deref(), Some(" a"));
    }
}
