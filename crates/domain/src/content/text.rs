//! The texts of the interface, one variant each, so that a missing one stops the build.

/// Declares [`Text`] and the key of each variant in `interface.toml` (`table.key`).
macro_rules! texts {
    ($($variant:ident = $key:literal,)*) => {
        /// A text of the interface. Its number is its place in `Content::texts`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text { $($variant,)* }

        impl Text {
            /// The key of every text in the language's `interface.toml`, in order.
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

texts! {
    LanguageDirection = "language.direction",
    DateMonths = "language.months",

    SiteName = "site.name",
    SiteDescription = "site.description",
    SkipToContent = "site.skip_to_content",
    HomeLink = "site.home_link",
    SignLink = "site.sign_link",
    FooterPromise = "site.footer_promise",
    FooterAbout = "site.footer_about",
    FaultMessage = "site.fault_message",
    FaultReload = "site.fault_reload",
    Loading = "site.loading",
    LoadingFailed = "site.loading_failed",
    TryAgain = "site.try_again",

    HomeTitle = "home.title",
    HomeLead = "home.lead",
    HomeSignAll = "home.sign_all",
    HomeCasesTitle = "home.cases_title",
    HomeCasesLead = "home.cases_lead",

    SignatureOne = "count.signature_one",
    SignatureOther = "count.signature_other",
    NextGoal = "count.next_goal",
    CountAlt = "count.alt",
    CountMilestone = "count.milestone",
    CountOffline = "count.offline",

    CaseFactsAsOf = "case.facts_as_of",
    CaseRights = "case.rights_title",
    CaseWon = "case.won",
    CaseSignLink = "case.sign_link",
    CaseSigned = "case.signed",
    CaseSignedMark = "case.signed_mark",
    CaseAll = "case.all_cases",

    SignTitle = "sign.title",
    SignDescription = "sign.description",
    SignLead = "sign.lead",
    SignPetitionsLegend = "sign.petitions_legend",
    SignPetitionsHint = "sign.petitions_hint",

    FormGivenName = "form.given_name",
    FormFamilyName = "form.family_name",
    FormEmail = "form.email",
    FormEmailHint = "form.email_hint",
    FormCountry = "form.country",
    FormPostcode = "form.postcode",
    FormOptional = "form.optional",
    FormNameToAuthorities = "form.name_to_authorities",
    FormUpdates = "form.updates",
    FormRemember = "form.remember",
    FormConsent = "form.consent",
    FormReceiver = "form.receiver",
    FormReceiverElsewhere = "form.receiver_elsewhere",
    FormPrivacyLink = "form.privacy_link",
    FormSign = "form.sign",
    FormSignAll = "form.sign_all",
    FormPending = "form.pending",
    FormSlow = "form.slow",
    FormSomeoneElse = "form.someone_else",
    FormRemembered = "form.remembered",

    ErrorSummaryTitle = "error.summary_title",
    ErrorGivenNameRequired = "error.given_name_required",
    ErrorFamilyNameRequired = "error.family_name_required",
    ErrorNameTooLong = "error.name_too_long",
    ErrorNameInvalid = "error.name_invalid",
    ErrorEmailRequired = "error.email_required",
    ErrorEmailInvalid = "error.email_invalid",
    ErrorCountry = "error.country",
    ErrorPostcode = "error.postcode",
    ErrorPetitionsRequired = "error.petitions_required",
    ErrorPetitionClosed = "error.petition_closed",
    ErrorPetitions = "error.petitions",
    ErrorForbiddenCharacter = "error.forbidden_character",
    ErrorSection = "error.section",
    ErrorTechnical = "error.technical",
    ErrorOffline = "error.offline",
    ErrorBusy = "error.busy",
    ErrorTooMany = "error.too_many",

    ThanksTitle = "thanks.title",
    ThanksDescription = "thanks.description",
    ThanksLead = "thanks.lead",
    ThanksProgress = "thanks.progress",
    ThanksNext = "thanks.next",
    ThanksNextSign = "thanks.next_sign",
    ThanksAllSigned = "thanks.all_signed",
    ThanksSignRest = "thanks.sign_rest",

    NotFoundTitle = "not_found.title",
    NotFoundLead = "not_found.lead",
    NotFoundHome = "not_found.home",
}
