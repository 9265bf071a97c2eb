using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Apps;

namespace SmtpSetupWizard.Web.Tests.Apps;

/// <summary>Every snippet of every app says what was put into it, whatever that is, to a parser of its format.</summary>
public sealed class AppSnippetTests
{
    private const string PlainUser = "PlainUser", PlainLocal = "PlainSender", PlainDomain = "example.org";

    /// <summary>User names that servers take (RFC 4616: any text without NUL), each a trap of some format.</summary>
    private static readonly string[] UserNames =
    [
        "ann@example.com", "o'brien", "\"ann\"", @"DOMAIN\ann", @"ann\", @"\", "'", "\"", "ann \"the #1\" o'brien; $HOME ${HOME} $(id) `id` 100% %s \\n \\u0041 #{1+1} <&> ]]> ü€😀",
        "$$", "a#b", "a #b", "a;b", "a ; b", "a: b", "a=b", "=ab", "a:b", ":ab", " ann ", "-ann", "@ann", "%ann%", "%(ann)s", "&ann", "*ann", "!ann", "|ann", ">ann", "[ann]", "{ann}", "?ann", "0123", "1e3", "true",
        "null", "~", "# ann", "`ann`", "'''", "\"\"\"", "\"\"\"`", "''", "\\'", "\\\"", "ann\u00a0smith", "ann\u2028smith", "ann\u200bsmith", "‘ann’", "^ann", "${ann}", "$__env{ann}", "ann%40example.com", "ann+x@example.com", "ann,bob",
    ];

    /// <summary>Local parts of addresses that RFC 5321 section 4.1.2 allows.</summary>
    private static readonly string[] Locals = ["sender", "o'hara", "a!#$%&'*+-/=?^_`{|}~b", "$HOME", "#{x}", "%s", "jörg"];

    public static TheoryData<string, TlsMode> Apps =>
        [.. AppCatalog.All.SelectMany(app => app.Safe, (app, tls) => new TheoryDataRow<string, TlsMode>(app.Id, tls))];

    [Theory, MemberData(nameof(Apps))]
    public async Task Values_arrive_unchanged(string id, TlsMode tls)
    {
        var app = AppCatalog.Find(id)!;
        // The quoting is the same in both modes: one of them gets it all.
        var nasty = tls == app.Safe[0] ? Values(tls) : [.. Values(tls).Take(3)];
        var plain = Guide(app, tls, PlainUser, PlainLocal);
        Assert.NotEmpty(plain.Snippets.Select(snippet => snippet.Place).Concat(plain.Form is { } form ? [form.Way] : []));
        for (var index = 0; index < plain.Snippets.Count; index++)
        {
            var written = nasty
                .Select(value => (value.User, value.Local, Guide(app, tls, value.User, value.Local).Snippets[index].Text))
                .Where(value => value.Text is not null)
                .ToList();
            // What cannot be written is told; it is the exception.
            Assert.True(written.Count >= nasty.Count / 2, $"{written.Count} of {nasty.Count}");
            var read = await ReadAsync(plain.Snippets[index].Quoting, [plain.Snippets[index].Text!, .. written.Select(value => value.Text!)]);
            Assert.Equal(written.Count + 1, read.Count);
            foreach (var ((user, local, text), found) in written.Zip(read.Skip(1)))
            {
                var expected = read[0].Select(part => part.Replace(PlainUser, user, StringComparison.Ordinal).Replace(PlainLocal, local, StringComparison.Ordinal));
                Assert.True(expected.SequenceEqual(found, StringComparer.Ordinal), $"{text}\n--- was read as\n{string.Join('\n', found)}");
            }
        }
    }

    [Theory, MemberData(nameof(Apps))]
    public void Fields_of_a_form_show_the_values_as_they_are(string id, TlsMode tls)
    {
        var app = AppCatalog.Find(id)!;
        foreach (var (user, local) in Values(tls))
        {
            if (Guide(app, tls, user, local).Form is not { } form) continue;
            var values = form.Fields.Select(field => field.Value).ToList();
            Assert.Contains(user, values);
            Assert.Contains(values, value => value.Contains("smtp.example.com", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Apps))]
    public void No_password_stands_in_it_but_its_place_does_or_the_program_asks(string id, TlsMode tls)
    {
        var guide = Guide(AppCatalog.Find(id)!, tls, PlainUser, PlainLocal);

        var asks = new[] { "thunderbird", "autoconfig", "srv-records", "curl", "swaks", "git", "mutt", "powershell" };
        Assert.Equal(!asks.Contains(id, StringComparer.Ordinal), guide.Snippets.Any(snippet => snippet.HasPassword) || guide.Form?.Fields.Any(field => field.IsPassword) == true);
        Assert.All(guide.Snippets.Where(snippet => snippet.HasPassword), snippet => Assert.Contains(SnippetValues.PasswordPlaceholder, snippet.Text, StringComparison.Ordinal));
    }

    private static IReadOnlyList<(string User, string Local)> Values(TlsMode tls) =>
        [.. UserNames.Select(user => (user, Locals[(user.Length + (int)tls) % Locals.Length])), .. Locals.Select(local => ("ann@example.com", local))];

    /// <summary>An address line is percent-encoded beside its quotes: what was encoded is decoded.</summary>
    private static async Task<IReadOnlyList<string[]>> ReadAsync(string quoting, IReadOnlyList<string> texts)
    {
        var read = await SnippetReader.ReadAsync(quoting, texts);
        return [.. read.Select(parts => parts.Select(part => part.Contains("://", StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part).ToArray())];
    }

    private static AppGuide Guide(MailApp app, TlsMode tls, string user, string local)
    {
        var endpoint = new SubmissionEndpoint(tls == TlsMode.Implicit ? 465 : 587, tls);
        return AppGuide.Of(app, new() { Host = "smtp.example.com", Endpoint = endpoint, Secure = [endpoint], UserName = user, Sender = $"{local}@{PlainDomain}" }, "en");
    }
}
