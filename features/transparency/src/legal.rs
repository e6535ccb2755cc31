//! What only the operator can say, and a policy must.

/// Who answers for this instance. What is left out is shown as unknown, never made up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legal {
    /// The controller's name.
    pub name: Option<String>,
    /// Where the controller is.
    pub address: Option<String>,
    /// How people reach the controller.
    pub contact: Option<String>,
    /// How the data protection officer is reached, where there is one.
    pub dpo: Option<String>,
    /// The supervisory authority's name.
    pub authority: Option<String>,
    /// Its address.
    pub authority_address: Option<String>,
    /// Its page for complaints.
    pub authority_url: Option<String>,
    /// For how many days a material change waits; fewer than [`Legal::LEAST_DAYS`] count as those.
    pub notice_days: u32,
}

impl Legal {
    /// How long every material change waits at least.
    pub const LEAST_DAYS: u32 = 30;

    /// How long a material change waits here.
    pub fn notice_days(&self) -> u32 {
        self.notice_days.max(Legal::LEAST_DAYS)
    }

    /// The keys of the configuration without which the policy has to say "unknown".
    pub fn missing(&self) -> Vec<&'static str> {
        let keys = [
            ("operator or privacy.controller_name", &self.name),
            ("privacy.controller_address", &self.address),
            ("contact", &self.contact),
            ("privacy.authority_name", &self.authority),
            ("privacy.authority_address", &self.authority_address),
        ];
        keys.into_iter().filter(|(_, value)| value.is_none()).map(|(key, _)| key).collect()
    }
}
