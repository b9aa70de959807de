//! The texts of the interface, one variant each, so that a missing one stops the build.

/// Declares the texts and the key of each in `interface.toml` (`table.key`).
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident: $($variant:ident = $key:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)* }

        impl $name {
            /// The key of every text in the language's `interface.toml`, in order.
            pub const KEYS: &[&str] = &[$($key,)*];
        }
    };
}

texts! {
    /// A text that stands in pages. Its number is its place in `Content::texts`.
    Text:
    LanguageName = "language.name",
    LanguageLocale = "language.locale",
    LanguageDirection = "language.direction",
    LanguagePercent = "language.percent",

    SiteName = "site.name",
    SiteDescription = "site.description",
    SkipToContent = "site.skip_to_content",
    HomeLink = "site.home_link",
    SignLink = "site.sign_link",
    FooterPromise = "site.footer_promise",
    FooterAbout = "site.footer_about",
    FaultMessage = "site.fault_message",
    FaultReload = "site.fault_reload",
    SiteLanguagesLabel = "site.languages_label",
    SiteMenuLabel = "site.menu_label",
    SiteHowLink = "site.how_link",
    SiteBookletLink = "site.booklet_link",
    SitePrivacyLink = "site.privacy_link",
    SiteAccessibilityLink = "site.accessibility_link",
    SiteCreditsLink = "site.credits_link",

    HomeTitle = "home.title",
    HomeLead = "home.lead",
    HomeSignAll = "home.sign_all",
    HomeCasesTitle = "home.cases_title",
    HomeCasesLead = "home.cases_lead",
    HomeTotalTitle = "home.total_title",
    HomeTotalLead = "home.total_lead",
    HomeWorksTitle = "home.works_title",
    HomeWorksAnswer = "home.works_answer",
    HomeWorksText = "home.works_text",
    HomeWorksSince = "home.works_since",
    HomeWorksAlt = "home.works_alt",
    HomeWaysTitle = "home.ways_title",
    HomeWayPetitionTitle = "home.way_petition_title",
    HomeWayPetitionText = "home.way_petition_text",
    HomeWayLetterTitle = "home.way_letter_title",
    HomeWayLetterText = "home.way_letter_text",
    HomeWayMessageTitle = "home.way_message_title",
    HomeWayMessageText = "home.way_message_text",
    HomeWayMarathonTitle = "home.way_marathon_title",
    HomeWayMarathonText = "home.way_marathon_text",
    HomeWaysLink = "home.ways_link",
    HomeStepsTitle = "home.steps_title",
    HomeStepReadTitle = "home.step_read_title",
    HomeStepReadText = "home.step_read_text",
    HomeStepSignTitle = "home.step_sign_title",
    HomeStepSignText = "home.step_sign_text",
    HomeStepDeliverTitle = "home.step_deliver_title",
    HomeStepDeliverText = "home.step_deliver_text",
    HomeWinsTitle = "home.wins_title",
    HomeWinsLead = "home.wins_lead",
    HomeWinActions = "home.win_actions",
    HomeMovementTitle = "home.movement_title",
    HomeMovementText = "home.movement_text",
    HomeMapAlt = "home.map_alt",
    HomeMoreTitle = "home.more_title",
    HomeMembershipLink = "home.membership_link",
    HomeNewsLink = "home.news_link",
    HomeActionsLink = "home.actions_link",
    HomeFurtherKicker = "home.further_kicker",
    HomeFurtherLink = "home.further_link",

    CountAlt = "count.alt",
    CountOffline = "count.offline",

    CaseFactsAsOf = "case.facts_as_of",
    CaseRights = "case.rights_title",
    CaseWon = "case.won",
    CaseSignLink = "case.sign_link",
    CaseSigned = "case.signed",
    CaseSignedMark = "case.signed_mark",
    CaseAll = "case.all_cases",
    CaseWhyTitle = "case.why_title",
    CaseDemandTitle = "case.demand_title",
    CaseMapAlt = "case.map_alt",
    CaseNextTitle = "case.next_title",
    CaseNextSignRest = "case.next_sign_rest",
    CaseNextPrint = "case.next_print",
    CaseNextHow = "case.next_how",
    CaseOutside = "case.outside",

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
    FormReceiverElsewhere = "form.receiver_elsewhere",
    FormPrivacyLink = "form.privacy_link",
    FormSign = "form.sign",
    FormSignAll = "form.sign_all",
    FormPending = "form.pending",
    FormSomeoneElse = "form.someone_else",
    FormRemembered = "form.remembered",

    ErrorSummaryTitle = "error.summary_title",

    ThanksTitle = "thanks.title",
    ThanksDescription = "thanks.description",
    ThanksLead = "thanks.lead",
    ThanksNext = "thanks.next",
    ThanksNextSign = "thanks.next_sign",
    ThanksAllSigned = "thanks.all_signed",
    ThanksSignRest = "thanks.sign_rest",

    MailedTitle = "mailed.title",
    MailedDescription = "mailed.description",
    MailedLead = "mailed.lead",
    MailedCodeLink = "mailed.code_link",

    ConfirmTitle = "confirm.title",
    ConfirmDescription = "confirm.description",
    ConfirmLead = "confirm.lead",
    ConfirmButton = "confirm.button",
    ConfirmNotMe = "confirm.not_me",
    ConfirmNotMeText = "confirm.not_me_text",
    ConfirmNotMeButton = "confirm.not_me_button",
    ConfirmCodeTitle = "confirm.code_title",
    ConfirmCodeLead = "confirm.code_lead",
    ConfirmCode = "confirm.code",
    ConfirmWrong = "confirm.wrong",
    ConfirmDoneTitle = "confirm.done_title",
    ConfirmDoneLead = "confirm.done_lead",
    ConfirmRefusedTitle = "confirm.refused_title",
    ConfirmRefusedLead = "confirm.refused_lead",
    ConfirmGoneTitle = "confirm.gone_title",
    ConfirmGoneLead = "confirm.gone_lead",

    ShareTitle = "share.title",
    ShareLead = "share.lead",
    ShareNative = "share.native",
    ShareCopy = "share.copy",
    ShareMail = "share.mail",
    ShareMailSubject = "share.mail_subject",
    ShareSiteText = "share.site_text",

    BookletTitle = "booklet.title",
    BookletDescription = "booklet.description",
    BookletLead = "booklet.lead",
    BookletPrint = "booklet.print",
    BookletLargePrint = "booklet.large_print",
    BookletSign = "booklet.sign",

    NotFoundTitle = "not_found.title",
    NotFoundLead = "not_found.lead",
    NotFoundHome = "not_found.home",
}

texts! {
    /// A text that the app or the server says when something happens. Its number is its place in
    /// `SiteData::texts`.
    LiveText:
    SignaturesZero = "count.signatures_zero",
    SignaturesOne = "count.signatures_one",
    SignaturesTwo = "count.signatures_two",
    SignaturesFew = "count.signatures_few",
    SignaturesMany = "count.signatures_many",
    SignaturesOther = "count.signatures_other",

    Loading = "site.loading",
    LoadingFailed = "site.loading_failed",
    TryAgain = "site.try_again",

    NextGoal = "count.next_goal",
    CountMilestone = "count.milestone",

    FormReceiver = "form.receiver",
    FormSlow = "form.slow",

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

    ThanksProgress = "thanks.progress",

    ShareCopied = "share.copied",
    ShareCopyFailed = "share.copy_failed",
}

texts! {
    /// A text of a mail. Its number is its place in `Content::mail_texts`. No page holds it.
    MailText:
    ConfirmSubject = "mail.confirm_subject",
    ConfirmLead = "mail.confirm_lead",
    ConfirmLink = "mail.confirm_link",
    ConfirmExpires = "mail.confirm_expires",
    ConfirmCode = "mail.confirm_code",
    ConfirmCodeLink = "mail.confirm_code_link",
    ConfirmNotYou = "mail.confirm_not_you",
    AlreadySubject = "mail.already_subject",
    AlreadyLead = "mail.already_lead",
    AlreadyNotYou = "mail.already_not_you",
}
