namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Every finding there is. A code keeps its meaning for ever; new knowledge becomes a new code.</summary>
public static class FindingCatalog
{
    /// <summary>The order of the stages, and within a stage the causes of any stage first.</summary>
    public static IReadOnlyList<FindingInfo> All { get; } =
    [
        new("resolve.not_found", Severity.Error, Actor.User),
        new("resolve.no_address", Severity.Error, Actor.User),
        new("resolve.failed", Severity.Error, Actor.Nobody, Actor.Admin),
        new("resolve.blocked_address", Severity.Error, Actor.User),

        new("connect.refused", Severity.Error, Actor.User, Actor.Admin),
        new("connect.timeout", Severity.Error, Actor.Network),
        new("connect.unreachable", Severity.Error, Actor.Network),
        new("connect.ipv6_broken", Severity.Warning, Actor.Admin),

        new("greeting.closed", Severity.Error, Actor.Admin),
        new("greeting.timeout", Severity.Error, Actor.Admin),
        new("greeting.malformed", Severity.Error, Actor.Admin),
        new("greeting.unavailable", Severity.Error, Actor.Nobody),
        new("greeting.rejected", Severity.Error, Actor.Admin),
        new("greeting.implicit_tls", Severity.Error, Actor.User),
        new("greeting.not_smtp", Severity.Error, Actor.User),
        new("greeting.blocked_client", Severity.Error, Actor.Network),
        new("greeting.proxied", Severity.Error, Actor.Network),
        new("greeting.slow", Severity.Warning, Actor.Nobody),

        new("hello.closed", Severity.Error, Actor.Admin),
        new("hello.timeout", Severity.Error, Actor.Admin),
        new("hello.malformed", Severity.Error, Actor.Admin),
        new("hello.unavailable", Severity.Error, Actor.Nobody),
        new("hello.rejected", Severity.Error, Actor.Admin),
        new("hello.no_esmtp", Severity.Error, Actor.Admin),
        new("hello.name_rejected", Severity.Error, Actor.Nobody, Actor.User),

        new("starttls.closed", Severity.Error, Actor.Admin),
        new("starttls.timeout", Severity.Error, Actor.Admin),
        new("starttls.malformed", Severity.Error, Actor.Admin),
        new("starttls.unavailable", Severity.Error, Actor.Nobody),
        new("starttls.rejected", Severity.Error, Actor.Admin),
        new("starttls.not_offered", Severity.Error, Actor.User, Actor.Admin),
        new("starttls.stripped", Severity.Error, Actor.Network),
        new("starttls.injection", Severity.Error, Actor.Admin),
        new("starttls.required", Severity.Error, Actor.User, PastedOnly: true),

        new("tls.closed", Severity.Error, Actor.Admin),
        new("tls.timeout", Severity.Error, Actor.Admin),
        new("tls.self_signed", Severity.Error, Actor.Admin),
        new("tls.intercepted", Severity.Error, Actor.Network),
        new("tls.untrusted_issuer", Severity.Error, Actor.Admin),
        new("tls.incomplete_chain", Severity.Error, Actor.Admin),
        new("tls.certificate_expired", Severity.Error, Actor.Admin),
        new("tls.certificate_not_yet_valid", Severity.Error, Actor.Admin),
        new("tls.name_mismatch", Severity.Error, Actor.User, Actor.Admin),
        new("tls.weak_key", Severity.Error, Actor.Admin),
        new("tls.wrong_purpose", Severity.Error, Actor.Admin),
        new("tls.protocol_too_old", Severity.Error, Actor.Admin),
        new("tls.no_shared_cipher", Severity.Error, Actor.Admin),
        new("tls.weak_key_exchange", Severity.Error, Actor.Admin, PastedOnly: true),
        new("tls.client_certificate_required", Severity.Error, Actor.Admin),
        new("tls.plaintext_service", Severity.Error, Actor.User),
        new("tls.not_tls", Severity.Error, Actor.User),
        new("tls.handshake_failed", Severity.Error, Actor.Admin),
        new("tls.not_trusted", Severity.Error, Actor.User, Actor.Admin, PastedOnly: true),
        new("tls.expires_soon", Severity.Warning, Actor.Admin),

        new("auth.closed", Severity.Error, Actor.Admin),
        new("auth.timeout", Severity.Error, Actor.Admin),
        new("auth.malformed", Severity.Error, Actor.Admin),
        new("auth.unavailable", Severity.Error, Actor.Nobody),
        new("auth.rejected", Severity.Error, Actor.Admin),
        new("auth.not_offered", Severity.Error, Actor.User, Actor.Admin),
        new("auth.no_common_mechanism", Severity.Error, Actor.Admin),
        new("auth.oauth_required", Severity.Error, Actor.User, Actor.Provider),
        new("auth.basic_disabled", Severity.Error, Actor.Admin),
        new("auth.app_password_required", Severity.Error, Actor.User),
        new("auth.access_not_enabled", Severity.Error, Actor.User),
        new("auth.web_login_required", Severity.Error, Actor.User),
        new("auth.account_disabled", Severity.Error, Actor.User, Actor.Provider),
        new("auth.too_many_attempts", Severity.Error, Actor.Nobody),
        new("auth.invalid_credentials", Severity.Error, Actor.User),
        new("auth.token_rejected", Severity.Error, Actor.User, Actor.Admin, PastedOnly: true),
        new("auth.account_not_activated", Severity.Error, Actor.User, Actor.Provider),
        new("auth.plaintext_offered", Severity.Warning, Actor.Admin),

        new("sender.closed", Severity.Error, Actor.Admin),
        new("sender.timeout", Severity.Error, Actor.Admin),
        new("sender.malformed", Severity.Error, Actor.Admin),
        new("sender.unavailable", Severity.Error, Actor.Nobody),
        new("sender.rejected", Severity.Error, Actor.Admin),
        new("sender.auth_required", Severity.Error, Actor.User),
        new("sender.not_owned", Severity.Error, Actor.User, Actor.Admin),
        new("sender.not_verified", Severity.Error, Actor.User),
        new("sender.domain_not_found", Severity.Error, Actor.User),
        new("sender.verification_failed", Severity.Error, Actor.Admin),

        new("recipient.closed", Severity.Error, Actor.Admin),
        new("recipient.timeout", Severity.Error, Actor.Admin),
        new("recipient.malformed", Severity.Error, Actor.Admin),
        new("recipient.unavailable", Severity.Error, Actor.Nobody),
        new("recipient.rejected", Severity.Error, Actor.Admin),
        new("recipient.relay_denied", Severity.Error, Actor.User, Actor.Admin),
        new("recipient.unknown", Severity.Error, Actor.User),
        new("recipient.greylisted", Severity.Warning, Actor.Nobody),

        new("message.closed", Severity.Error, Actor.Admin),
        new("message.timeout", Severity.Error, Actor.Admin),
        new("message.malformed", Severity.Error, Actor.Admin),
        new("message.unavailable", Severity.Error, Actor.Nobody),
        new("message.rejected", Severity.Error, Actor.Admin),
        new("message.spam", Severity.Error, Actor.User),
        new("message.too_large", Severity.Error, Actor.User),
        new("message.rate_limited", Severity.Error, Actor.Nobody),
        new("message.quota_exceeded", Severity.Error, Actor.User, Actor.Provider),
        new("message.auth_failed", Severity.Error, Actor.Admin),

        new("host.mail_exchanger", Severity.Error, Actor.User),
        new("host.incoming_mail", Severity.Error, Actor.User),
        new("host.website", Severity.Error, Actor.User),

        new("client.mail_function", Severity.Error, Actor.User, Actor.Admin, PastedOnly: true),
        new("client.tls_missing", Severity.Error, Actor.Admin, PastedOnly: true),
        new("client.invalid_address", Severity.Error, Actor.User, PastedOnly: true),
        new("client.no_recipient", Severity.Error, Actor.User, PastedOnly: true),
        new("client.other_protocol", Severity.Error, Actor.User, PastedOnly: true),

        new("network.checker_blocked", Severity.Error, Actor.Network),

        new("ready.sent", Severity.None, Actor.User),
        new("ready.envelope_accepted", Severity.None, Actor.User),
        new("ready.authenticated", Severity.None, Actor.User),
        new("ready.connection", Severity.None, Actor.User),

        new("not_tried.already_working", Severity.None, Actor.Nobody),
        new("not_tried.credentials_rejected", Severity.None, Actor.User),
        new("not_tried.cancelled", Severity.None, Actor.User),
        new("not_tried.out_of_time", Severity.None, Actor.User),
    ];

    private static readonly Dictionary<string, FindingInfo> ByCode = All.ToDictionary(info => info.Code, StringComparer.Ordinal);

    /// <summary>The row of <paramref name="code"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such finding.</exception>
    public static FindingInfo Get(string code) => ByCode[code];

    /// <summary>Whether <paramref name="code"/> is a finding.</summary>
    public static bool Contains(string code) => ByCode.ContainsKey(code);
}
