#pragma warning disable MA0048 // A value belongs to its placeholders.
using System.Collections.Frozen;
using System.Globalization;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Who wrote what a placeholder says.</summary>
internal enum Origin
{
    /// <summary>Our own numbers and words: stands in the text as it is.</summary>
    Ours,

    /// <summary>What the person typed, and addresses: a code span in Markdown.</summary>
    Typed,

    /// <summary>A server's or a certificate's words: a code span in Markdown, between quotation marks in plain text.</summary>
    Foreign,
}

/// <summary>What the texts may speak of: the names, whose words they are, and their values for one finding.</summary>
internal sealed class Placeholders
{
    private static readonly FrozenDictionary<string, Origin> Origins = new Dictionary<string, Origin>(StringComparer.Ordinal)
    {
        ["host"] = Origin.Typed,
        ["user"] = Origin.Typed,
        ["sender"] = Origin.Typed,
        ["recipient"] = Origin.Typed,
        ["address"] = Origin.Typed,
        ["port"] = Origin.Ours,
        ["security"] = Origin.Ours,
        ["stage"] = Origin.Ours,
        ["saidAt"] = Origin.Ours,
        ["at"] = Origin.Ours,
        ["replyCode"] = Origin.Ours,
        ["enhancedCode"] = Origin.Foreign,
        ["reply"] = Origin.Foreign,
        ["waited"] = Origin.Ours,
        ["protocol"] = Origin.Foreign,
        ["alert"] = Origin.Ours,
        ["tlsVersion"] = Origin.Foreign,
        ["mechanism"] = Origin.Foreign,
        ["names"] = Origin.Foreign,
        ["nameThatFits"] = Origin.Foreign,
        ["issuer"] = Origin.Foreign,
        ["subject"] = Origin.Foreign,
        ["certificate"] = Origin.Foreign,
        ["notBefore"] = Origin.Ours,
        ["notAfter"] = Origin.Ours,
        ["daysLeft"] = Origin.Ours,
        ["daysOver"] = Origin.Ours,
        ["keyBits"] = Origin.Ours,
        ["mechanisms"] = Origin.Foreign,
        ["size"] = Origin.Ours,
        ["ports"] = Origin.Ours,
        ["message"] = Origin.Ours,
        ["otherPorts"] = Origin.Ours,
        ["otherWaited"] = Origin.Ours,
        ["otherTitle"] = Origin.Ours,
        ["answeredPorts"] = Origin.Ours,
        ["allPorts"] = Origin.Ours,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Conditions =
        new[] { "?check", "?pasted", "?general", "?starttls", "?implicit", "?signedIn", "?shortName", "?everywhere", "?addressTyped", "?port25", "?port465", "?one", "?many" }
            .Concat(KnownProvider.Ids.Select(id => "?" + id)).Append("?otherProvider").ToFrozenSet(StringComparer.Ordinal);

    private const string More = "…";

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _conditions = new(StringComparer.Ordinal);
    private readonly string _language;

    private Placeholders(string language) => _language = language;

    /// <summary>Names that have a value in every case and may stand outside an optional part.</summary>
    public static FrozenSet<string> AlwaysThere { get; } = new[] { "stage", "at", "message" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All names, conditions included.</summary>
    public static IEnumerable<string> All => Origins.Keys.Concat(Conditions);

    public static bool IsKnown(string name) => Origins.ContainsKey(name) || Conditions.Contains(name);

    /// <summary>Whether a heading may say it: nothing from outside stands in headings.</summary>
    public static bool IsOurs(string name) => Conditions.Contains(name) || (Origins.TryGetValue(name, out var origin) && origin == Origin.Ours);

    public static Placeholders Of(Finding finding, ExplanationContext context, string language)
    {
        var values = new Placeholders(language);
        var attempt = context.Report?.Attempts.FirstOrDefault(attempt => attempt.Endpoint == context.Endpoint);
        values.AddContext(finding, context);
        values.AddEvidence(finding.Evidence, attempt, context.At);
        return values;
    }

    /// <summary>The same with what one group of other endpoints adds.</summary>
    public Placeholders With(OtherEndpoints others)
    {
        var values = new Placeholders(_language);
        foreach (var (name, list) in _values) values._values[name] = list;
        values._conditions.UnionWith(_conditions);
        values.Put("otherPorts", values.Join([.. others.Ports.Select(Number)]));
        values.Put("otherWaited", others.WaitedMs is { } waited ? values.Duration(waited) : null);
        values.Put("otherTitle", others.Title);
        values.Put("answeredPorts", values.Join([.. others.AnsweredPorts.Select(Number)]));
        values._conditions.Add(others.Ports.Count == 1 ? "?one" : "?many");
        return values;
    }

    /// <summary>The body that the frame of a forwarded message takes in.</summary>
    public Placeholders WithMessage(string message)
    {
        Put("message", message);
        return this;
    }

    /// <summary>For CommonMark: what others wrote stands in code spans.</summary>
    public string? Markdown(string name) => Value(name, ForeignText.CodeSpan);

    /// <summary>For plain text: what others wrote stands between quotation marks.</summary>
    public string? Plain(string name) => Value(name, Origins.GetValueOrDefault(name) == Origin.Foreign ? ForeignText.Quote : text => text);

    private string? Value(string name, Func<string, string> wrap)
    {
        if (name[0] == '?') return _conditions.Contains(name) ? "" : null;
        if (!_values.TryGetValue(name, out var list)) return null;
        return Origins[name] == Origin.Ours ? list[0] : Join([.. list.Select(text => text == More ? text : wrap(text))]);
    }

    private void AddContext(Finding finding, ExplanationContext context)
    {
        Put("host", context.Host);
        Put("user", context.UserName);
        Put("sender", context.Sender);
        Put("recipient", context.Recipient);
        Put("port", context.Endpoint is { } endpoint ? Number(endpoint.Port) : null);
        Put("security", context.Endpoint is { } secured ? Word(secured.Tls == TlsMode.Implicit ? "implicit" : "starttls") : null);
        Put("stage", StagePhrase(FindingCatalog.Get(finding.Code).Group));
        Put("saidAt", finding.Evidence.Stage is { } stage ? StagePhrase(stage) : null);
        Put("at", context.At.ToUniversalTime().ToString("d MMM yyyy, HH:mm", Culture) + " UTC");
        Put("allPorts", context.Report is { Attempts.Count: > 0 } report ? Join([.. report.Attempts.Select(attempt => Number(attempt.Endpoint.Port)).Distinct()]) : null);

        _conditions.Add(context.General ? "?general" : context.Pasted ? "?pasted" : "?check");
        if (context.Endpoint is { } at) _conditions.Add(at.Tls == TlsMode.Implicit ? "?implicit" : "?starttls");
        if (context.Endpoint is { Port: 25 or 465 } known) _conditions.Add(string.Create(CultureInfo.InvariantCulture, $"?port{known.Port}"));
        if (context.UserName is { } user) _conditions.UnionWith(user.Contains('@', StringComparison.Ordinal) ? ["?signedIn"] : ["?signedIn", "?shortName"]);
        if (context.Report is { Attempts: { Count: > 1 } all } && all.All(attempt => attempt.Finding?.Code == finding.Code)) _conditions.Add("?everywhere");
        if (System.Net.IPAddress.TryParse(context.Host, out _)) _conditions.Add("?addressTyped");
        _conditions.Add("?" + (KnownProvider.Of(context.Host) ?? "otherProvider"));
    }

    private void AddEvidence(Evidence evidence, Attempt? attempt, DateTimeOffset at)
    {
        Put("replyCode", evidence.ReplyCode is { } code ? code.ToString(CultureInfo.InvariantCulture) : null);
        Put("enhancedCode", evidence.EnhancedCode);
        Put("reply", evidence.ReplyText);
        Put("address", evidence.Address ?? attempt?.Address);
        Put("waited", evidence.WaitedMs is { } waited ? Duration(waited) : null);
        Put("protocol", evidence.Protocol);
        Put("alert", evidence.Alert?.ToString(CultureInfo.InvariantCulture));
        Put("tlsVersion", evidence.TlsVersion ?? attempt?.Security?.Protocol);
        Put("mechanism", attempt?.Mechanism);
        PutList("names", evidence.Names);
        Put("nameThatFits", evidence.NameThatFits);
        Put("issuer", evidence.Issuer);
        Put("subject", evidence.Subject);
        Put("certificate", evidence.Certificate);
        Put("notBefore", evidence.NotBefore is { } notBefore ? Date(notBefore) : null);
        Put("notAfter", evidence.NotAfter is { } notAfter ? Date(notAfter) : null);
        Put("daysLeft", evidence.NotAfter > at ? Days(evidence.NotAfter.Value - at) : null);
        Put("daysOver", evidence.NotAfter < at ? Days(at - evidence.NotAfter.Value) : null);
        Put("keyBits", evidence.KeyBits is { } bits ? bits.ToString(CultureInfo.InvariantCulture) : null);
        PutList("mechanisms", evidence.Mechanisms);
        Put("size", evidence.Size is { } size ? (size / 1_000_000m).ToString("0.#", Culture) + " MB" : null);
        Put("ports", evidence.Ports is { Count: > 0 } ports ? Join([.. ports.Select(Number)]) : null);
    }

    private void Put(string name, string? value)
    {
        var clean = Origins[name] == Origin.Ours ? value : ForeignText.Clean(value);
        if (!string.IsNullOrEmpty(clean)) _values[name] = [clean];
    }

    // A certificate may carry a hundred names: the first ones tell enough.
    private void PutList(string name, IReadOnlyList<string>? values)
    {
        var clean = (values ?? []).Select(ForeignText.Clean).OfType<string>().Take(6).ToArray();
        if (clean.Length > 0) _values[name] = clean.Length > 5 ? [.. clean[..5], More] : clean;
    }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(_language);

    private string Word(string key) => Localization.Texts.Get(_language, "explanations." + key);

    private string StagePhrase(string stage) => Word(Enum.TryParse<Stage>(stage, ignoreCase: true, out var known) && Enum.IsDefined(known) ? $"stage.{known.ToString().ToLowerInvariant()}" : "stage.other");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Date(DateTimeOffset date) => date.ToUniversalTime().ToString("d MMMM yyyy", Culture);

    private string Days(TimeSpan span) => Counted("day", Math.Floor(span.TotalDays).ToString("0", Culture));

    private string Duration(int milliseconds)
    {
        var seconds = Math.Max(milliseconds, 100) / 1000m;
        return Counted("second", seconds.ToString(seconds < 10 ? "0.#" : "0", Culture));
    }

    private string Counted(string unit, string number) => Localization.Texts.Get(_language, $"explanations.{unit}.{(number == "1" ? "one" : "many")}", number);

    private string? Join(string[] items) => items switch
    {
        [] => null,
        [var only] => only,
        [.. var first, More] => string.Join(", ", first) + ", " + More,
        [.. var first, var last] => $"{string.Join(", ", first)} {Word("and")} {last}",
    };
}
