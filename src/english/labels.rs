//! The closed sets of names the model knows: part-of-speech tags, dependency labels, kinds of entity.

/// Declares an enum whose variants each have one fixed spelling.
macro_rules! names {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $spelling:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("<code>", $spelling, "</code>")] $variant),+
        }

        impl $name {
            /// All of them, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Its spelling in the model.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $spelling),+ }
            }

            /// The one with this spelling.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($spelling => Some($name::$variant),)+ _ => None }
            }

            /// Whether it is spelled so.
            #[must_use]
            pub fn is(self, name: &str) -> bool {
                self.as_str() == name
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

names! {
    /// A part of speech in the Penn Treebank's scheme, as OntoNotes extends it.
    Tag {
        Dollar = "$", CloseQuote = "''", Comma = ",", OpenBracket = "-LRB-", CloseBracket = "-RRB-", Stop = ".",
        Colon = ":", Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", Hyph = "HYPH",
        In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP",
        Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpPoss = "PRP$", Rb = "RB", Rbr = "RBR",
        Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN",
        Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpPoss = "WP$", Wrb = "WRB", Xx = "XX", Space = "_SP",
        OpenQuote = "``",
    }
}

impl Tag {
    /// Whether it is a verb form; modals ("must") are not.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    /// Whether it is a noun, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns) || self.is_proper()
    }

    /// Whether it is a proper noun.
    #[must_use]
    pub fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }
}

names! {
    /// What a word is to its head, in the scheme of ClearNLP.
    Label {
        Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod",
        Appos = "appos", Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative",
        Dep = "dep", Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta",
        Neg = "neg", Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj", Nsubjpass = "nsubjpass",
        Nummod = "nummod", Oprd = "oprd", Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss",
        Preconj = "preconj", Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod",
        Relcl = "relcl", Root = "ROOT", Xcomp = "xcomp",
    }
}

names! {
    /// What kind of thing a name or figure stands for, in the scheme of OntoNotes.
    EntityLabel {
        Person = "PERSON", Norp = "NORP", Fac = "FAC", Org = "ORG", Gpe = "GPE", Loc = "LOC", Product = "PRODUCT",
        Event = "EVENT", WorkOfArt = "WORK_OF_ART", Law = "LAW", Language = "LANGUAGE", Date = "DATE", Time = "TIME",
        Percent = "PERCENT", Money = "MONEY", Quantity = "QUANTITY", Ordinal = "ORDINAL", Cardinal = "CARDINAL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_by_its_spelling() {
        assert!(Tag::ALL.iter().all(|tag| Tag::from_name(tag.as_str()) == Some(*tag)));
        assert!(Label::ALL.iter().all(|label| Label::from_name(label.as_str()) == Some(*label)));
        assert!(EntityLabel::ALL.iter().all(|label| EntityLabel::from_name(label.as_str()) == Some(*label)));
        assert_eq!((Tag::ALL.len(), EntityLabel::ALL.len()), (50, 18));
        assert_eq!(Label::from_name("nsubj "), None);
    }
}
