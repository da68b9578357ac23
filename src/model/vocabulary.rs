//! The closed sets of codes, as the annotation guide defines them.
//!
//! Each enum stands beside a table of `seeds/vocabulary` that holds its codes with definitions; a test keeps the
//! two equal. The order of the variants is the order of the table.

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $code, "`")] $variant),+ }

        impl $name {
            /// Every value, in the order of the vocabulary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code used in the dataset.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            /// The value of a code; `None` for any other word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = std::borrow::Cow::<'de, str>::deserialize(from)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::unknown_variant(&code, &[]))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

vocabulary! {
    /// What a party is.
    #[derive(Default)]
    PartyKind {
        Country = "country",
        Bloc = "bloc",
        #[default]
        Organisation = "organisation",
        Company = "company",
        Person = "person",
        Vessel = "vessel",
        Aircraft = "aircraft",
        Group = "group",
    }
}
vocabulary! {
    /// The three kinds of fact.
    FactKind { Sanction = "sanction", Designation = "designation", Agreement = "agreement" }
}
vocabulary! {
    /// What is done to a regime.
    Action {
        Impose = "impose",
        InForce = "in_force",
        Propose = "propose",
        Extend = "extend",
        Ease = "ease",
        ProposeEase = "propose_ease",
        Enforce = "enforce",
    }
}
vocabulary! {
    /// In what way it is done.
    Mode {
        New = "new",
        Tightened = "tightened",
        Reimposed = "reimposed",
        Lifted = "lifted",
        Relaxed = "relaxed",
        Suspended = "suspended",
        Waived = "waived",
        Threatened = "threatened",
        Planned = "planned",
        CalledFor = "called_for",
    }
}
vocabulary! {
    /// A kind of restriction.
    Measure {
        Arms = "arms",
        AssetFreeze = "asset_freeze",
        TravelBan = "travel_ban",
        Financial = "financial",
        Trade = "trade",
        ExportControl = "export_control",
        ImportBan = "import_ban",
        OilPriceCap = "oil_price_cap",
        Energy = "energy",
        Transport = "transport",
        Services = "services",
        Investment = "investment",
        Diplomatic = "diplomatic",
        Blacklisting = "blacklisting",
        Secondary = "secondary",
        Other = "other",
    }
}
vocabulary! {
    /// Where a party stands with an authority.
    DesignationStatus { Designated = "designated", Delisted = "delisted", Proposed = "proposed" }
}
vocabulary! {
    /// Where a regime stands.
    RegimeStatus {
        Threatened = "threatened",
        InForce = "in_force",
        Suspended = "suspended",
        Lifted = "lifted",
        Unknown = "unknown",
    }
}
vocabulary! {
    /// What an agreement is.
    AgreementKind {
        Treaty = "treaty",
        Declaration = "declaration",
        Memorandum = "memorandum",
        Accord = "accord",
        Ceasefire = "ceasefire",
        Contract = "contract",
    }
}
vocabulary! {
    /// Where an agreement stands.
    AgreementStatus {
        Proposed = "proposed",
        Negotiating = "negotiating",
        Agreed = "agreed",
        Signed = "signed",
        InForce = "in_force",
        Suspended = "suspended",
        Withdrawn = "withdrawn",
        Terminated = "terminated",
        Violated = "violated",
    }
}
vocabulary! {
    /// How a participant takes part in an agreement.
    Role { Party = "party", SignedBy = "signed_by", Mediator = "mediator", Withdrawn = "withdrawn" }
}
vocabulary! {
    /// What an agreement is about.
    Topic {
        Sanctions = "sanctions",
        Nuclear = "nuclear",
        Defence = "defence",
        Arms = "arms",
        Trade = "trade",
        Energy = "energy",
        Finance = "finance",
        Transport = "transport",
        Climate = "climate",
        Migration = "migration",
        Data = "data",
        Ceasefire = "ceasefire",
        Prisoners = "prisoners",
        Science = "science",
        Culture = "culture",
        Education = "education",
        Intelligence = "intelligence",
        Health = "health",
        Political = "political",
        Other = "other",
    }
}
