using System.Globalization;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Discovery;

public class ProvidersTests
{
    private static readonly int[] Ports = [587, 2587, 2525, 465, 2465];

    private static readonly string[] Schemes = ["https", "http"];

    /// <summary>Both databases that know it give TLS from the start on 587, against the custom.</summary>
    private static readonly string[] ImplicitOn587 = ["brighthouse.com", "charter.net"];

    public static TheoryData<string> Ids => [.. Providers.All.Select(provider => provider.Id)];

    [Fact]
    public void At_least_270_providers_are_known() => Assert.InRange(Providers.All.Count, 270, 10_000);

    [Fact]
    public void No_id_domain_or_mx_suffix_stands_twice()
    {
        AssertUnique(Providers.All.Select(provider => provider.Id));
        AssertUnique(Providers.All.SelectMany(provider => provider.Domains));
        AssertUnique(Providers.All.SelectMany(provider => provider.Mx));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_preset_is_well_formed(string id)
    {
        var provider = Providers.Find(id)!;
        Assert.Matches("^[a-z0-9][a-z0-9.-]*$", provider.Id);
        Assert.Equal(provider.Name.Trim(), provider.Name);
        Assert.NotEmpty(provider.Name);
        Assert.NotEmpty(provider.Sources);
        Assert.InRange(provider.CheckedOn, new DateOnly(2026, 11, 1), new DateOnly(2030, 1, 1));
        Assert.All(provider.Domains, domain => AssertName(domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain));
        Assert.All(provider.Mx, AssertName);
        Assert.All(provider.Incoming, AssertName);
        Assert.All(provider.Smtp, host => AssertName(host.Host.Replace(PresetHost.Mx, "mx.example", StringComparison.Ordinal).Replace(PresetHost.Region, "region", StringComparison.Ordinal)));
        foreach (var link in new[] { provider.Help, provider.PasswordPage }.OfType<Uri>()) Assert.Contains(link.Scheme, Schemes);
        Assert.Equal(provider.UserName == UserNameForm.Literal, provider.UserNameText is not null);
        Assert.Equal(provider.Smtp.Count == 0, provider.Password == PasswordKind.None);
        if (provider.Smtp.Any(host => host.Host == PresetHost.Mx)) Assert.NotEmpty(provider.Mx);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_host_of_a_preset_has_usual_ports_with_their_way_to_TLS(string id)
    {
        foreach (var host in Providers.Find(id)!.Smtp)
        {
            Assert.NotEmpty(host.Endpoints);
            Assert.All(host.Endpoints, endpoint => Assert.Contains(endpoint.Port, Ports));
            Assert.Equal(host.Endpoints.OrderBy(endpoint => Array.IndexOf(Ports, endpoint.Port)), host.Endpoints);
            Assert.All(host.Endpoints, endpoint => Assert.Equal(
                endpoint.Port is 465 or 2465 || ImplicitOn587.Contains(id) ? TlsMode.Implicit : TlsMode.Starttls, endpoint.Tls));
        }
    }

    [Theory]
    [InlineData("mailpro.com", "mailpro", "smtp.mailpro.com", "587-Starttls 2525-Starttls 465-Implicit", UserNameForm.Email, PasswordKind.Account)]
    [InlineData("gmail.com", "google", "smtp.gmail.com", "587-Starttls 465-Implicit", UserNameForm.Email, PasswordKind.AppPassword)]
    [InlineData("outlook.com", "outlook.com", "smtp-mail.outlook.com", "587-Starttls", UserNameForm.Email, PasswordKind.OauthOnly)]
    [InlineData("hotmail.it", "outlook.com", "smtp-mail.outlook.com", "587-Starttls", UserNameForm.Email, PasswordKind.OauthOnly)]
    [InlineData("contoso.onmicrosoft.com", "microsoft365", "smtp.office365.com", "587-Starttls", UserNameForm.Email, PasswordKind.OauthOrPassword)]
    [InlineData("yahoo.com", "yahoo", "smtp.mail.yahoo.com", "587-Starttls 465-Implicit", UserNameForm.Email, PasswordKind.AppPassword)]
    [InlineData("libero.it", "libero.it", "smtp.libero.it", "465-Implicit", UserNameForm.Email, PasswordKind.Account)]
    public void The_great_ones_are_right_to_the_letter(string domain, string id, string host, string endpoints, UserNameForm userName, PasswordKind password)
    {
        var provider = Providers.OfDomain(domain)!;
        Assert.Equal(id, provider.Id);
        Assert.Equal(host, provider.Smtp[0].Host);
        Assert.Equal(endpoints, string.Join(' ', provider.Smtp[0].Endpoints.Select(endpoint => string.Create(CultureInfo.InvariantCulture, $"{endpoint.Port}-{endpoint.Tls}"))));
        Assert.Equal((userName, password), (provider.UserName, provider.Password));
    }

    [Theory]
    [InlineData("GMAIL.com", "google")]
    [InlineData("tampabay.rr.com", "brighthouse.com")] // its own, before *.rr.com
    [InlineData("nyc.rr.com", "rr.com")]
    [InlineData("a.b.gov.in", "nic.in")]
    [InlineData("mail.gmail.com", null)]
    [InlineData("onmicrosoft.com", null)]
    [InlineData("example.com", null)]
    [InlineData("com", null)]
    public void A_mail_domain_tells_its_provider(string domain, string? id) => Assert.Equal(id, Providers.OfDomain(domain)?.Id);

    [Theory]
    [InlineData("ASPMX.L.google.com", "google")]
    [InlineData("smtp.google.com", "google")]
    [InlineData("contoso-com.mail.protection.outlook.com", "microsoft365")]
    [InlineData("hotmail-com.olc.protection.outlook.com", "outlook.com")]
    [InlineData("mx.zoho.eu", "zoho-eu")]
    [InlineData("mx1.mail.ovh.net", "ovh")]
    [InlineData("mx01.ionos.de", "ionos-de")]
    [InlineData("mx.aruba.it", "aruba")]
    [InlineData("mx.pec.aruba.it", "arubapec")] // the longer suffix
    [InlineData("mta7.am0.yahoodns.net", "yahoo")]
    [InlineData("mx-aol.mail.gm0.yahoodns.net", "aol.com")]
    [InlineData("notgoogle.com", null)]
    [InlineData("mx.example.com", null)]
    public void An_MX_host_tells_the_provider_by_its_longest_suffix(string host, string? id) => Assert.Equal(id, Providers.OfMx(host)?.Id);

    [Theory]
    [InlineData("smtp.gmail.com", "google")]
    [InlineData("SMTP.office365.com", "microsoft365")]
    [InlineData("smtp.aol.com", "aol.com")] // shared with verizon.net
    [InlineData("smtp.virginmedia.com", "virginmedia.com")] // second to others
    [InlineData("email-smtp.eu-west-1.amazonaws.com", "amazon-ses")]
    [InlineData("email-smtp.a.b.amazonaws.com", null)]
    [InlineData("w0123456.kasserver.com", "all-inkl")] // the customer's own server
    [InlineData("aspmx.l.google.com", null)]
    [InlineData("imap.gmail.com", null)]
    public void A_submission_host_tells_its_provider(string host, string? id) => Assert.Equal(id, Providers.OfSmtpHost(host)?.Id);

    [Theory]
    [InlineData("imap.gmail.com", "google")]
    [InlineData("in.alice.it", "alice.it")]
    [InlineData("smtp.gmail.com", null)]
    [InlineData("imap.example.com", null)]
    public void A_host_for_receiving_tells_its_provider(string host, string? id) => Assert.Equal(id, Providers.OfIncomingHost(host)?.Id);

    [Theory]
    [InlineData("google", "ann.b@example.com")]
    [InlineData("web.de", "ann.b")]
    [InlineData("iij4u", "ann.b.example.com")]
    [InlineData("sendgrid", "apikey")]
    [InlineData("amazon-ses", null)]
    [InlineData("tutanota", null)]
    public void The_user_name_is_made_in_the_provider_s_form(string id, string? expected) =>
        Assert.Equal(expected, Providers.Find(id)!.UserNameOf(new TypedAddress("ann.b", "example.com")));

    private static void AssertName(string name)
    {
        Assert.Equal(name.ToLowerInvariant(), name);
        Assert.Equal(name, HostInput.Parse(name).Host?.Ascii);
        Assert.DoesNotContain("*", name, StringComparison.Ordinal);
    }

    private static void AssertUnique(IEnumerable<string> names) =>
        Assert.Empty(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
}
