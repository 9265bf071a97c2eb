using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Judges a check as it was given. One for each input.</summary>
public sealed class CheckValidation(ChecksOptions options, EgressPolicy egress)
{
    /// <summary>Characters of a user name or a password.</summary>
    public const int MaxSecretLength = 512;

    public const int MaxEndpoints = 8;

    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private string _language = Texts.Fallback;

    /// <summary>What is asked and what of it is kept; or the errors, by field.</summary>
    public (SubmissionCheck Check, AskedCheck Asked)? Judge(CheckInput input, out IReadOnlyDictionary<string, string[]> errors)
    {
        if (Given(input.Language) is { } tag)
        {
            if (Texts.TryKnown(tag) is { } known) _language = known;
            else Wrong("language", "language", string.Join(", ", Texts.Languages));
        }

        var host = Host(input.Host, out var pasted);
        var endpoints = Endpoints(input.Endpoints, pasted);
        var credentials = SignIn(input);
        var (sender, recipient) = Envelope(input, credentials);
        errors = _errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        if (errors.Count > 0) return null;
        return (
            new()
            {
                Host = host!,
                Endpoints = endpoints,
                Credentials = credentials,
                Sender = sender,
                Recipient = recipient,
                SendTestMessage = input.SendTestMessage,
            },
            new(host!, endpoints, credentials?.UserName, sender, recipient, input.SendTestMessage, _language));
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string? Host(string? text, out SubmissionEndpoint? pasted)
    {
        var read = HostField.Read(text ?? "");
        pasted = read.Endpoint;
        if (read.Error is { } error) Wrong("host", error);
        else if (options.AllowedHosts.Count > 0 && !options.Allows(read.Host!)) Wrong("host", "hostNotAllowed", string.Join(", ", options.AllowedHosts));
        return read.Host;
    }

    private IReadOnlyList<SubmissionEndpoint> Endpoints(IReadOnlyList<EndpointInput>? inputs, SubmissionEndpoint? pasted)
    {
        if (inputs is null)
        {
            if (pasted is null) return SubmissionEndpoint.Defaults;
            if (!egress.IsPortAllowed(pasted.Port)) Wrong("host", "portNotAllowed", pasted.Port, AllowedPorts());
            return [pasted];
        }

        if (inputs.Count is 0 or > MaxEndpoints)
        {
            Wrong("endpoints", inputs.Count == 0 ? "endpointsNone" : "endpointsTooMany", MaxEndpoints);
            return [];
        }

        List<SubmissionEndpoint> endpoints = [];
        foreach (var (index, input) in inputs.Index())
        {
            if (Endpoint(input, $"endpoints[{index}]") is not { } endpoint) continue;
            if (endpoints.Contains(endpoint)) Wrong($"endpoints[{index}].port", "endpointTwice");
            endpoints.Add(endpoint);
        }

        return endpoints;
    }

    private SubmissionEndpoint? Endpoint(EndpointInput input, string field)
    {
        TlsMode? tls = input.Tls switch { "starttls" => TlsMode.Starttls, "implicit" => TlsMode.Implicit, _ => null };
        if (tls is null) Wrong($"{field}.tls", "tls");
        if (input.Port is not (>= 1 and <= 65535 and var port)) Wrong($"{field}.port", "port");
        else if (!egress.IsPortAllowed((int)port)) Wrong($"{field}.port", "portNotAllowed", port, AllowedPorts());
        else if (tls is { } mode) return new((int)port, mode);
        return null;
    }

    private string AllowedPorts() => string.Join(", ", options.AllowedPorts);

    private Credentials? SignIn(CheckInput input)
    {
        var userName = Given(input.UserName);
        var password = Given(input.Password?.Reveal());
        if (userName is not null)
        {
            if (!WellFormedText.IsWellFormed(userName)) Wrong("username", "controlCharacters");
            if (WellFormedText.Length(userName) > MaxSecretLength) Wrong("username", "tooLong", MaxSecretLength);
            if (password is null) Wrong("password", "passwordMissing");
        }

        if (password is not null)
        {
            // NUL ends the password in SASL PLAIN (RFC 4616); whatever else it holds is the server's to judge.
            if (!WellFormedText.IsUnicode(password) || password.Contains('\0', StringComparison.Ordinal)) Wrong("password", "passwordCharacters");
            if (WellFormedText.Length(password) > MaxSecretLength) Wrong("password", "tooLong", MaxSecretLength);
            if (userName is null) Wrong("username", "userNameMissing");
        }

        return userName is null || password is null ? null : new(userName, input.Password!);
    }

    /// <summary>The envelope; null without one.</summary>
    private (string? Sender, string? Recipient) Envelope(CheckInput input, Credentials? credentials)
    {
        var sender = Address("sender", input.Sender);
        var recipient = Address("recipient", input.Recipient);
        var (asksSender, asksRecipient) = (Given(input.Sender) is not null, Given(input.Recipient) is not null);
        if (Given(input.UserName) is null && Given(input.Password?.Reveal()) is null)
        {
            // Without a sign-in nobody may probe for mailboxes from here.
            if (asksSender) Wrong("sender", "needsSignIn");
            if (asksRecipient) Wrong("recipient", "needsSignIn");
            if (input.SendTestMessage) Wrong("sendTestMessage", "needsSignIn");
            return (null, null);
        }

        if (!asksSender && !asksRecipient && !input.SendTestMessage) return (null, null);
        var own = credentials is not null && MailAddressText.TryRead(credentials.UserName, out var account) ? account : null;
        if (!asksSender && own is null) Wrong("sender", "senderMissing");
        sender ??= own;
        if (input.SendTestMessage && recipient is not null && !options.AnyTestRecipient && !Same(recipient, sender) && !Same(recipient, own))
            Wrong("recipient", "recipientNotOwn");
        return (sender, recipient);
    }

    private static bool Same(string address, string? other) => address.Equals(other, StringComparison.OrdinalIgnoreCase);

    private string? Address(string field, string? text)
    {
        if (Given(text) is null) return null;
        if (MailAddressText.TryRead(text!, out var address)) return address;
        Wrong(field, "address");
        return null;
    }

    private void Wrong(string field, string key, params ReadOnlySpan<object?> arguments)
    {
        if (!_errors.TryGetValue(field, out var messages)) messages = _errors[field] = [];
        messages.Add(Texts.Get(_language, $"errors.{key}", arguments));
    }
}
