//! People who sign.

use serde_json::json;

use crate::browser::Browser;

/// What somebody writes into the form.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub given_name: &'static str,
    pub family_name: &'static str,
    pub email: &'static str,
}

pub const AMINA: Person = Person {
    given_name: "Amina",
    family_name: "Diallo",
    email: "amina.diallo@exemple.org",
};

pub const JOSE: Person = Person {
    given_name: "José",
    family_name: "Nuñez",
    email: "jose@exemple.es",
};

impl Browser {
    /// Writes a person's details into the form.
    pub async fn fill_in(&self, person: Person) {
        self.write("#field-given_name", person.given_name).await;
        self.write("#field-family_name", person.family_name).await;
        self.write("#field-email", person.email).await;
    }

    /// Presses the button that signs.
    pub async fn sign(&self) {
        self.click(".button-sign").await;
    }

    /// The same in a frame, where a press counts only for a button that stood in view for a moment: a person looks
    /// first. A driver scrolls and presses at once.
    pub async fn look_and_sign(&self) {
        self.look().await;
        self.sign().await;
    }

    /// Brings the button that signs into view, for a moment.
    pub async fn look(&self) {
        let look = "return new Promise(tell => {
            const button = document.querySelector('.button-sign');
            button.scrollIntoView({ block: 'center' });
            const seen = () => setTimeout(() => tell(true), 300);
            if (!('isVisible' in IntersectionObserverEntry.prototype)) return seen();
            new IntersectionObserver(entries => entries.at(-1).isVisible && seen(), { trackVisibility: true, delay: 100 })
                .observe(button);
            setTimeout(() => tell(false), 5000);
        })";
        self.ask(look).await;
    }

    /// Opens a page, fills in its form, signs, and waits for the thanks.
    pub async fn sign_at(&self, path: &str, person: Person) {
        self.open(path).await;
        self.fill_in(person).await;
        self.sign().await;
        self.is_thanked().await;
    }

    /// Waits until the page says that the signing was accepted: in place of the form, or on a page
    /// of its own.
    pub async fn is_thanked(&self) {
        self.element("#just-signed, .thanks-head").await;
    }

    /// Chooses the country of that code.
    pub async fn choose_country(&self, code: &str) {
        let field = self.element("#field-country").await;
        field.select_by_value(code).await.expect("it is listed");
    }

    /// The form still holds a person's details.
    pub async fn still_holds(&self, person: Person) {
        for (field, text) in [
            ("given_name", person.given_name),
            ("family_name", person.family_name),
            ("email", person.email),
        ] {
            assert_eq!(self.value(&format!("#field-{field}")).await, text);
        }
    }

    /// Nothing of a person is in the form any more.
    pub async fn holds_nothing(&self) {
        let script = "return ['given_name', 'family_name', 'email', 'postcode']
            .map(name => document.getElementById('field-' + name).value)";
        assert_eq!(self.ask(script).await, json!(["", "", "", ""]));
    }
}
