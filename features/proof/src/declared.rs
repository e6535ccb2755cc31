//! The clauses and checks until `policy::PROMISES` is there: the same shape, so that only this file goes.

/// What `fanfare verify` looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// `policy_pages`.
    PolicyPages,
    /// `complete_notice`.
    CompleteNotice,
    /// `version_history`.
    VersionHistory,
    /// `schema`.
    Schema,
    /// `purpose_limitation`.
    PurposeLimitation,
    /// `declared_fields`.
    DeclaredFields,
    /// `personal_data_in_logs`.
    PersonalDataInLogs,
    /// `access_export`.
    AccessExport,
    /// `rectification`.
    Rectification,
    /// `erasure_rows`.
    ErasureRows,
    /// `erasure_bytes`.
    ErasureBytes,
    /// `erasure_after_restore`.
    ErasureAfterRestore,
    /// `restriction`.
    Restriction,
    /// `objection`.
    Objection,
    /// `withdrawal`.
    Withdrawal,
    /// `deadlines`.
    Deadlines,
    /// `retention`.
    Retention,
    /// `address_bytes`.
    AddressBytes,
    /// `visitor_salt`.
    VisitorSalt,
    /// `token_after_use`.
    TokenAfterUse,
    /// `scopes`.
    Scopes,
    /// `token_sealed`.
    TokenSealed,
    /// `before_consent`.
    BeforeConsent,
    /// `gpc_signal`.
    GpcSignal,
    /// `gpc_statement`.
    GpcStatement,
    /// `cookies`.
    Cookies,
    /// `security_headers`.
    SecurityHeaders,
    /// `security_txt`.
    SecurityTxt,
    /// `passwords`.
    Passwords,
    /// `log_integrity`.
    LogIntegrity,
    /// `staleness`.
    Staleness,
}

/// One promise that the program makes.
#[derive(Debug)]
pub struct Promise {
    /// Its id.
    pub id: &'static str,
    /// Which module it belongs to.
    pub module: &'static str,
    /// What shows that it holds.
    pub proof: Proof,
}

/// What shows that a clause holds.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// The program looks.
    Checks {
        /// All of them must pass.
        checks: &'static [Check],
        /// Their answers count for so long.
        max_age_hours: u32,
    },
    /// Somebody says so.
    Attested(Attestation),
}

/// Somebody's word for what no machine can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// Who looked.
    pub by: &'static str,
    /// The day.
    pub on: &'static str,
    /// What was looked at, and how.
    pub what: &'static str,
}

impl Promise {
    /// Its checks.
    pub fn checks(&self) -> &'static [Check] {
        match self.proof {
            Proof::Checks { checks, .. } => checks,
            Proof::Attested(_) => &[],
        }
    }
}

impl Check {
    /// Every check.
    pub const ALL: &[Check] = &[
        Check::PolicyPages,
        Check::CompleteNotice,
        Check::VersionHistory,
        Check::Schema,
        Check::PurposeLimitation,
        Check::DeclaredFields,
        Check::PersonalDataInLogs,
        Check::AccessExport,
        Check::Rectification,
        Check::ErasureRows,
        Check::ErasureBytes,
        Check::ErasureAfterRestore,
        Check::Restriction,
        Check::Objection,
        Check::Withdrawal,
        Check::Deadlines,
        Check::Retention,
        Check::AddressBytes,
        Check::VisitorSalt,
        Check::TokenAfterUse,
        Check::Scopes,
        Check::TokenSealed,
        Check::BeforeConsent,
        Check::GpcSignal,
        Check::GpcStatement,
        Check::Cookies,
        Check::SecurityHeaders,
        Check::SecurityTxt,
        Check::Passwords,
        Check::LogIntegrity,
        Check::Staleness,
    ];

    /// Its id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PolicyPages => "policy_pages",
            Self::CompleteNotice => "complete_notice",
            Self::VersionHistory => "version_history",
            Self::Schema => "schema",
            Self::PurposeLimitation => "purpose_limitation",
            Self::DeclaredFields => "declared_fields",
            Self::PersonalDataInLogs => "personal_data_in_logs",
            Self::AccessExport => "access_export",
            Self::Rectification => "rectification",
            Self::ErasureRows => "erasure_rows",
            Self::ErasureBytes => "erasure_bytes",
            Self::ErasureAfterRestore => "erasure_after_restore",
            Self::Restriction => "restriction",
            Self::Objection => "objection",
            Self::Withdrawal => "withdrawal",
            Self::Deadlines => "deadlines",
            Self::Retention => "retention",
            Self::AddressBytes => "address_bytes",
            Self::VisitorSalt => "visitor_salt",
            Self::TokenAfterUse => "token_after_use",
            Self::Scopes => "scopes",
            Self::TokenSealed => "token_sealed",
            Self::BeforeConsent => "before_consent",
            Self::GpcSignal => "gpc_signal",
            Self::GpcStatement => "gpc_statement",
            Self::Cookies => "cookies",
            Self::SecurityHeaders => "security_headers",
            Self::SecurityTxt => "security_txt",
            Self::Passwords => "passwords",
            Self::LogIntegrity => "log_integrity",
            Self::Staleness => "staleness",
        }
    }

    /// Whether anybody outside can run it again.
    pub const fn external(self) -> bool {
        matches!(
            self,
            Self::PolicyPages
                | Self::CompleteNotice
                | Self::VersionHistory
                | Self::Scopes
                | Self::BeforeConsent
                | Self::GpcSignal
                | Self::GpcStatement
                | Self::Cookies
                | Self::SecurityHeaders
                | Self::SecurityTxt
                | Self::LogIntegrity
                | Self::Staleness
        )
    }

    /// The check of this id.
    pub fn of_id(id: &str) -> Option<Check> {
        Check::ALL.iter().copied().find(|check| check.id() == id)
    }

    /// The clauses that it speaks for.
    pub fn clauses(self) -> impl Iterator<Item = &'static Promise> {
        PROMISES.iter().filter(move |row| row.checks().contains(&self))
    }
}

/// Every clause.
pub static PROMISES: &[Promise] = &[
    Promise {
        id: "policy_matches_program",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::PolicyPages], max_age_hours: 48 },
    },
    Promise {
        id: "complete_notice",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::CompleteNotice], max_age_hours: 48 },
    },
    Promise {
        id: "version_history",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::VersionHistory], max_age_hours: 48 },
    },
    Promise {
        id: "nothing_undeclared",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Schema], max_age_hours: 48 },
    },
    Promise {
        id: "purpose_limitation",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::PurposeLimitation], max_age_hours: 48 },
    },
    Promise {
        id: "processors_get_declared_data",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::DeclaredFields], max_age_hours: 48 },
    },
    Promise {
        id: "no_personal_data_in_logs",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::PersonalDataInLogs], max_age_hours: 48 },
    },
    Promise {
        id: "access",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::AccessExport], max_age_hours: 48 },
    },
    Promise {
        id: "rectification",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Rectification], max_age_hours: 48 },
    },
    Promise {
        id: "erasure",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::ErasureRows], max_age_hours: 48 },
    },
    Promise {
        id: "erasure_of_bytes",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::ErasureBytes], max_age_hours: 48 },
    },
    Promise {
        id: "erasure_after_restore",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::ErasureAfterRestore], max_age_hours: 48 },
    },
    Promise {
        id: "restriction",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Restriction], max_age_hours: 48 },
    },
    Promise {
        id: "objection",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Objection], max_age_hours: 48 },
    },
    Promise {
        id: "withdrawal",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Withdrawal], max_age_hours: 48 },
    },
    Promise {
        id: "deadlines",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Deadlines], max_age_hours: 48 },
    },
    Promise {
        id: "retention",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Retention], max_age_hours: 48 },
    },
    Promise {
        id: "no_address",
        module: "statistics",
        proof: Proof::Checks { checks: &[Check::AddressBytes], max_age_hours: 48 },
    },
    Promise {
        id: "visitor_salt",
        module: "statistics",
        proof: Proof::Checks { checks: &[Check::VisitorSalt], max_age_hours: 48 },
    },
    Promise {
        id: "token_destroyed",
        module: "presave",
        proof: Proof::Checks { checks: &[Check::TokenAfterUse], max_age_hours: 48 },
    },
    Promise {
        id: "least_scopes",
        module: "presave",
        proof: Proof::Checks { checks: &[Check::Scopes], max_age_hours: 48 },
    },
    Promise {
        id: "tokens_sealed",
        module: "presave",
        proof: Proof::Checks { checks: &[Check::TokenSealed], max_age_hours: 48 },
    },
    Promise {
        id: "nothing_before_consent",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::BeforeConsent], max_age_hours: 48 },
    },
    Promise {
        id: "opt_out_signal",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::GpcSignal, Check::GpcStatement], max_age_hours: 48 },
    },
    Promise {
        id: "cookies",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Cookies], max_age_hours: 48 },
    },
    Promise {
        id: "security_headers",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::SecurityHeaders], max_age_hours: 48 },
    },
    Promise {
        id: "reporting_a_weakness",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::SecurityTxt], max_age_hours: 48 },
    },
    Promise {
        id: "passwords",
        module: "accounts",
        proof: Proof::Checks { checks: &[Check::Passwords], max_age_hours: 48 },
    },
    Promise {
        id: "log_integrity",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::LogIntegrity], max_age_hours: 48 },
    },
    Promise {
        id: "honest_staleness",
        module: "platform",
        proof: Proof::Checks { checks: &[Check::Staleness], max_age_hours: 48 },
    },
    Promise {
        id: "below_the_files",
        module: "platform",
        proof: Proof::Attested(Attestation {
            by: "maintainers",
            on: "2026-11-22",
            what: "read the documentation of SQLite, PostgreSQL and ext4: what a disk, a journal or a snapshot of the machine keeps cannot be seen from inside the program",
        }),
    },
    Promise {
        id: "encrypted_transport",
        module: "platform",
        proof: Proof::Attested(Attestation {
            by: "maintainers",
            on: "2026-11-22",
            what: "the program answers plain HTTP on its own machine and leaves TLS to the proxy before it: README.md and the example configuration say so, and whoever runs this instance keeps it",
        }),
    },
];
