#pragma warning disable MA0048 // The parts of an app are read together.
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>An app, framework, server or device that sends mail, and how it is told to: one file of <c>Catalog/</c>.</summary>
/// <param name="Id">The file's name; its texts are <c>apps.{id}.…</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Keywords">What else people type to find it.</param>
/// <param name="Featured">Its place among the few shown first; null: only in the whole list.</param>
/// <param name="Ports">The ports that can be chosen there; null: any.</param>
/// <param name="ImplicitBy465">Whether it knows TLS from the start by the port 465 alone.</param>
/// <param name="Mark">How well it is known.</param>
/// <param name="Checked">The day of <paramref name="Mark"/>.</param>
/// <param name="Docs">Its documentation.</param>
/// <param name="Instead">Another app of the catalogue that does the same safely.</param>
public sealed record MailApp(
    string Id,
    string Name,
    AppKind Kind,
    string Keywords,
    int? Featured,
    AppWords Words,
    CertificateCheck Certificate,
    IReadOnlyList<TlsMode> Safe,
    IReadOnlyList<int>? Ports,
    bool ImplicitBy465,
    AppMark Mark,
    DateOnly Checked,
    Uri Docs,
    string? Instead,
    IReadOnlyList<AppPart> Parts)
{
    /// <summary>Whether it can be told to reach the endpoint so that nothing is sent without TLS and the certificate is checked.</summary>
    public bool CanUse(SubmissionEndpoint endpoint) =>
        Safe.Contains(endpoint.Tls) && Ports?.Contains(endpoint.Port) != false && (endpoint.Tls != TlsMode.Implicit || !ImplicitBy465 || endpoint.Port == 465);
}

/// <summary>The groups of the picker, in its order.</summary>
public enum AppKind
{
    /// <summary>A mail program.</summary>
    Mail,

    /// <summary>A website's plugin, a content management system, a shop.</summary>
    Website,

    /// <summary>A language, a library, a framework.</summary>
    Code,

    /// <summary>An application that somebody hosts.</summary>
    Hosted,

    /// <summary>A mail server that relays.</summary>
    Relay,

    /// <summary>A program of the command line.</summary>
    Command,

    /// <summary>A device.</summary>
    Device,

    /// <summary>What a domain's administrator publishes.</summary>
    Domain,
}

/// <summary>What the app itself calls the modes. A sign before a word: <c>☑</c> and <c>☐</c> are a tick box on and off.</summary>
/// <param name="Starttls">STARTTLS; null when it has no such mode. Whether it is required tells <see cref="MailApp.Safe"/>.</param>
/// <param name="Implicit">TLS from the start; null when it has no such mode.</param>
/// <param name="Unsafe">What only tries, or sends in clear; null when there is nothing like it.</param>
public sealed record AppWords(string? Starttls, string? Implicit, string? Unsafe)
{
    public string? Of(TlsMode tls) => tls == TlsMode.Starttls ? Starttls : Implicit;
}

/// <summary>Whether the app checks the server's certificate.</summary>
/// <param name="Word">The setting (<see cref="CertificateRule.Only"/>, <see cref="CertificateRule.Unless"/>) or the version (<see cref="CertificateRule.Since"/>).</param>
public sealed record CertificateCheck(CertificateRule Rule, string? Word);

/// <summary>When a certificate is checked.</summary>
public enum CertificateRule
{
    Always,
    Never,

    /// <summary>Only with the setting.</summary>
    Only,

    /// <summary>Unless the setting says otherwise.</summary>
    Unless,

    /// <summary>As of the version.</summary>
    Since,

    /// <summary>It could not be found out.</summary>
    Unknown,
}

/// <summary>How well an app's entry is known.</summary>
public enum AppMark
{
    /// <summary>Run against a mail server; what the server saw was looked at.</summary>
    Tried,

    /// <summary>Read in its documentation or source.</summary>
    Read,

    /// <summary>Known, not read again.</summary>
    Known,
}

/// <summary>A form to fill in, or a piece of a file.</summary>
/// <param name="Name">The way to the form; the file's name, the place of the lines.</param>
/// <param name="Quoting">How values are written (<see cref="Apps.Quoting"/>); null: it is a form.</param>
/// <param name="Language">The language of the form's labels; null: what everybody gets who has no own.</param>
public sealed record AppPart(string Name, string? Quoting, string? Language, SnippetTemplate Template);
