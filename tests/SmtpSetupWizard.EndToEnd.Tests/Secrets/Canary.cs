using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.Secrets;

/// <summary>A password that is looked for everywhere, in every form that it can hide in.</summary>
public sealed class Canary
{
    private readonly string _core = "canary" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)) + "zebra";
    private readonly (string Form, byte[] Bytes)[] _forms;

    public Canary()
    {
        // What stands around the core changes its form when it is encoded; the core itself stays as it is in HTML, JSON and addresses.
        Password = $" <{_core}> %&é+\"ü/=";
        var bytes = Encoding.UTF8.GetBytes(_core);
        _forms =
        [
            ("as it is", bytes),
            ("in UTF-16", Encoding.Unicode.GetBytes(_core)),
            ("in hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))),
            ("in hexadecimal, capital", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes))),
            ("backwards", [.. bytes.Reverse()]),
            .. Enumerable.Range(0, 3).Select(shift => ($"in base64, shifted by {shift}", Base64Inside(bytes, shift))),
        ];
    }

    public string Password { get; }

    /// <summary>The forms in which it stands in <paramref name="content"/>.</summary>
    public IEnumerable<string> FormsIn(ReadOnlySpan<byte> content)
    {
        List<string> found = [];
        foreach (var (form, bytes) in _forms)
        {
            if (content.IndexOf(bytes) >= 0) found.Add(form);
        }

        return found;
    }

    public void AssertAbsent(string where, string content) => AssertAbsent(where, Encoding.UTF8.GetBytes(content));

    public void AssertAbsent(string where, byte[] content)
    {
        Assert.NotEmpty(content);
        var found = FormsIn(content).ToArray();
        Assert.True(found.Length == 0, $"The password stands {string.Join(", ", found)} in {where}");
    }

    /// <summary>The characters of base64 that depend on the core alone when <paramref name="shift"/> bytes of something else precede it.</summary>
    private static byte[] Base64Inside(byte[] core, int shift)
    {
        var text = Convert.ToBase64String([.. new byte[shift], .. core]);
        var begin = shift == 0 ? 0 : 4;
        var end = text.Length - 4;
        return Encoding.ASCII.GetBytes(text[begin..end]);
    }
}
