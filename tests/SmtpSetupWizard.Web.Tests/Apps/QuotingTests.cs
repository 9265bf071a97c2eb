using SmtpSetupWizard.Web.Apps;

namespace SmtpSetupWizard.Web.Tests.Apps;

public sealed class QuotingTests
{
    /// <summary>What a format cannot hold is refused, never written wrong.</summary>
    [Theory]
    [InlineData("login", "ann:bob")]
    [InlineData("passwords", "ann:bob")]
    [InlineData("passwords", "ann ")]
    [InlineData("passwords", "#ann")]
    [InlineData("env", "o'b\\n")]
    [InlineData("exim", "^ann")]
    [InlineData("goini", "%(ann)s")]
    [InlineData("goini", "`\"\"\"")]
    [InlineData("grafana", "${ann}")]
    [InlineData("spring", "${ann}")]
    [InlineData("xml", "ann\u0001")]
    public void What_a_format_cannot_hold_is_refused(string way, string value) => Assert.Null(Quoting.Write(way, value));

    [Theory]
    [InlineData("env", "a$b", "'a$b'")]
    [InlineData("env", "o'b$\"", "\"o'b\\$\\\"\"")]
    [InlineData("shell", "o'b", "'o'\\''b'")]
    [InlineData("yaml", "o'b", "'o''b'")]
    [InlineData("compose", "a$b", "'a$$b'")]
    [InlineData("properties", " ü\\", "\\ \\u00fc\\\\")]
    [InlineData("url", "me@x:y/%", "me%40x%3Ay%2F%25")]
    public void Each_format_quotes_its_own_way(string way, string value, string written) => Assert.Equal(written, Quoting.Write(way, value));
}
