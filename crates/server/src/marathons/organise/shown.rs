//! What an organiser is shown of a marathon: its state, and the forms. They hold the stored values, or what
//! was typed if it is wrong or cannot be stored now.

use marathon_app::draw::{
    Announcing, Mistake, OwnMarathon, OwnStanding, Reading, Report, SentForm,
};
use marathon_domain::{FormError, Language, MarathonDetails, moderation::State};

use super::{KINDS, Own};
use crate::{http::Fields, marathons::zones_of_country, state::App};

/// What was typed.
pub enum Typed<'a> {
    Nothing,
    /// The words of the announcement, and what is wrong with them.
    Words(&'a Fields, Vec<FormError>),
    /// The figures of the report, and what is wrong with them.
    Figures(&'a Fields, Option<FormError>),
}

/// If the marathon cannot be read now, only the form that was filled in is shown.
pub fn shown(app: &App, language: &Language, own: Option<&Own>, typed: Typed<'_>) -> OwnMarathon {
    let say = |error: &FormError| {
        let said = app.campaign.say(language.as_str(), error.text);
        said.to_owned()
    };
    let standing = own.map(|own| standing(app, own));
    let words = match (&typed, own) {
        (Typed::Words(sent, errors), _) => {
            let mistakes = errors.iter().map(|error| Mistake {
                field: error.field.to_owned(),
                message: say(error),
            });
            Some((sent.pairs().to_vec(), mistakes.collect(), true))
        }
        (_, Some(own)) if !own.stored.cancelled && !own.is_over(app) => {
            Some((fields(own.details.clone()), Vec::new(), false))
        }
        _ => None,
    };
    let change = words.map(|(fields, mistakes, is_open)| Announcing {
        form: SentForm::new(fields, mistakes, None),
        is_open,
        time_zones: zones_of_country::in_doubt(),
    });
    let reading = own.and_then(|own| Some(reading(own.stored.report.as_ref()?.0)));
    let report = match (typed, own) {
        (Typed::Figures(sent, error), _) => Some(Report::Open {
            reading,
            figures: sent.pairs().to_vec(),
            mistake: error.as_ref().map(say),
        }),
        (_, Some(own)) if own.has_begun(app) => Some(Report::Open {
            reading,
            figures: figures(own),
            mistake: None,
        }),
        (_, Some(own)) if !own.stored.cancelled => Some(Report::Early),
        _ => None,
    };
    OwnMarathon {
        standing,
        change,
        report,
        ..OwnMarathon::default()
    }
}

fn standing(app: &App, own: &Own) -> OwnStanding {
    OwnStanding {
        facts: own.facts(),
        reading: reading(own.stored.state),
        is_shown: own.stored.is_shown,
        is_cancelled: own.stored.cancelled,
        is_over: own.is_over(app),
        coming: own.stored.coming,
    }
}

fn reading(state: State) -> Reading {
    match state {
        State::Waiting => Reading::Waiting,
        State::Released => Reading::Released,
        State::Refused => Reading::Refused,
    }
}

/// The stored words, as the form sends them.
fn fields(details: MarathonDetails) -> Vec<(String, String)> {
    let fields = [
        ("title", details.title),
        ("place", details.place),
        ("town", details.town),
        ("country", details.country.to_string()),
        ("date", details.date),
        ("starts", details.starts),
        ("ends", details.ends),
        ("time_zone", details.time_zone),
        ("public", details.public.to_string()),
        ("languages", details.languages),
        ("words", details.words),
        ("access", details.access),
    ];
    fields.map(|(name, value)| (name.to_owned(), value)).into()
}

/// The figures that were reported last, as the form sends them.
fn figures(own: &Own) -> Vec<(String, String)> {
    let Some((_, rows)) = &own.stored.report else {
        return Vec::new();
    };
    let figures = rows.iter().flat_map(|(slug, row)| {
        let figures = [row.letters, row.signatures, row.messages];
        KINDS
            .into_iter()
            .zip(figures)
            .map(move |(kind, figure)| (format!("{kind}-{slug}"), figure.to_string()))
    });
    figures.collect()
}
