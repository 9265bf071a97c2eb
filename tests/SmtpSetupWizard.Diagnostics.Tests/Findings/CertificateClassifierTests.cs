using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;
using static SmtpSetupWizard.Diagnostics.Tests.Findings.TestCertificates;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

public sealed class CertificateClassifierTests
{
    private const string Host = "smtp.example.com";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private static readonly X509Certificate2 TrustedRoot = Root();
    private static readonly X509Certificate2 Issuer = Intermediate(TrustedRoot);

    [Fact]
    public void A_good_certificate_has_no_fault()
    {
        var judgement = Judge(Leaf(Issuer), [Issuer]);
        Assert.Empty(judgement.Causes);
        Assert.Null(judgement.Warning);
    }

    [Fact]
    public void A_root_sent_along_and_the_leaf_sent_twice_are_no_fault()
    {
        var leaf = Leaf(Issuer);
        Assert.Empty(Judge(leaf, [leaf, Issuer, TrustedRoot]).Causes);
    }

    [Fact]
    public void The_order_in_which_issuers_come_does_not_matter()
    {
        var lower = Intermediate(Issuer, "CN=Lower Issuer");
        Assert.Empty(Judge(Leaf(lower), [TrustedRoot, Issuer, lower]).Causes);
    }

    [Fact]
    public void A_leaf_right_below_a_trusted_root_is_whole() => Assert.Empty(Judge(Leaf(TrustedRoot), []).Causes);

    [Fact]
    public void A_leaf_that_is_its_own_issuer_is_self_signed() => Assert.Equal(["self_signed"], Judge(Leaf(null), []).Causes);

    [Fact]
    public void A_self_signed_leaf_that_is_trusted_here_has_no_fault()
    {
        var leaf = Leaf(null);
        Assert.Empty(Judge(leaf, [], anchors: new([leaf], Only: true)).Causes);
    }

    [Fact]
    public void A_leaf_with_its_issuer_but_no_trusted_root_has_an_untrusted_issuer()
    {
        var root = Root("CN=Private Root");
        var issuer = Intermediate(root, "CN=Private Issuer");
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(issuer), [issuer]).Causes);
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(issuer), [issuer, root]).Causes);
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(root), [root]).Causes);
    }

    [Fact]
    public void The_evidence_of_an_untrusted_issuer_names_where_the_chain_ended()
    {
        var root = Root("CN=Private Root");
        var evidence = Judge(Leaf(root), [root]).Evidence;
        Assert.Equal(("CN=Private Root", "CN=Private Root", "CN=smtp.example.com"), (evidence.Issuer, evidence.Certificate, evidence.Subject));
    }

    [Fact]
    public void A_leaf_that_comes_alone_has_an_incomplete_chain() => Assert.Equal(["incomplete_chain"], Judge(Leaf(Issuer), []).Causes);

    [Fact]
    public void A_leaf_with_certificates_that_do_not_sign_it_has_an_incomplete_chain() =>
        Assert.Equal(["incomplete_chain"], Judge(Leaf(Issuer), [Root("CN=Stranger"), Intermediate(TrustedRoot, "CN=Other Issuer")]).Causes);

    [Fact]
    public void An_issuer_of_the_same_name_and_another_key_does_not_sign_the_leaf() =>
        Assert.Equal(["incomplete_chain"], Judge(Leaf(Issuer), [Intermediate(TrustedRoot, Issuer.Subject)]).Causes);

    [Fact]
    public void An_intermediate_that_only_this_machine_has_makes_no_difference() =>
        Assert.Equal(["incomplete_chain"], Judge(Leaf(Issuer), [], anchors: new([TrustedRoot, Issuer], Only: true)).Causes);

    [Fact]
    public void An_upper_intermediate_that_only_this_machine_has_makes_no_difference()
    {
        var leaf = Leaf(Intermediate(Issuer, "CN=Lower Issuer") is var lower ? lower : null);
        var without = Judge(leaf, [lower]).Causes;
        Assert.Equal(["untrusted_issuer"], without);
        Assert.Equal(without, Judge(leaf, [lower], anchors: new([TrustedRoot, Issuer], Only: true)).Causes);
    }

    [Fact]
    public void Extra_roots_count_beside_the_systems() => Assert.Empty(Judge(Leaf(Issuer), [Issuer], anchors: new([TrustedRoot], Only: false)).Causes);

    [Fact]
    public void The_systems_roots_alone_do_not_know_a_private_one() =>
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(Issuer), [Issuer], anchors: TrustAnchors.System).Causes);

    [Fact]
    public void No_roots_at_all_trust_nothing() => Assert.Equal(["untrusted_issuer"], Judge(Leaf(Issuer), [Issuer], anchors: new(null, Only: true)).Causes);

    [Fact]
    public void An_expired_root_makes_the_issuer_untrusted()
    {
        var root = Root("CN=Old Root", Now.AddDays(-1));
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(root), [], anchors: new([root], Only: true)).Causes);
    }

    [Fact]
    public void An_issuer_that_is_no_authority_is_untrusted()
    {
        var other = Intermediate(Issuer, "CN=other.example.com", authority: false);
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(other), [other, Issuer]).Causes);
    }

    [Fact]
    public void An_expired_leaf_is_named_with_its_dates()
    {
        var judgement = Judge(Leaf(Issuer, notBefore: Now.AddDays(-90), notAfter: Now.AddDays(-1)), [Issuer]);
        Assert.Equal(["certificate_expired"], judgement.Causes);
        Assert.Equal((Now.AddDays(-90), Now.AddDays(-1), "CN=smtp.example.com"), (judgement.Evidence.NotBefore, judgement.Evidence.NotAfter, judgement.Evidence.Certificate));
        Assert.Null(judgement.Warning);
    }

    [Fact]
    public void An_expired_intermediate_is_named()
    {
        var old = Intermediate(TrustedRoot, "CN=Old Issuer", Now.AddDays(-2));
        var judgement = Judge(Leaf(old, notBefore: Now.AddDays(-30), notAfter: Now.AddDays(30)), [old]);
        Assert.Equal(["certificate_expired"], judgement.Causes);
        Assert.Equal(("CN=Old Issuer", Now.AddDays(-2)), (judgement.Evidence.Certificate, judgement.Evidence.NotAfter));
    }

    [Fact]
    public void A_leaf_of_tomorrow_is_not_yet_valid() =>
        Assert.Equal(["certificate_not_yet_valid"], Judge(Leaf(Issuer, notBefore: Now.AddDays(1)), [Issuer]).Causes);

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "certificate_expired")]
    public void The_last_second_is_still_valid(int secondsAfter, string causes) =>
        Assert.Equal(causes, string.Join(' ', Judge(Leaf(Issuer, notAfter: Now.AddSeconds(-secondsAfter)), [Issuer]).Causes));

    [Theory]
    [InlineData(13.9, true)]
    [InlineData(14.1, false)]
    public void Under_14_days_is_a_warning(double days, bool warned)
    {
        var judgement = Judge(Leaf(Issuer, notAfter: Now.AddDays(days)), [Issuer]);
        Assert.Empty(judgement.Causes);
        Assert.Equal(warned ? "tls.expires_soon" : null, judgement.Warning?.Code);
    }

    [Fact]
    public void Another_name_is_a_mismatch_with_the_names_that_would_fit()
    {
        var judgement = Judge(Leaf(Issuer, ["mail.example.net", "192.0.2.1"]), [Issuer]);
        Assert.Equal(["name_mismatch"], judgement.Causes);
        Assert.Equal(["mail.example.net", "192.0.2.1"], judgement.Evidence.Names);
    }

    [Fact]
    public void A_client_certificate_has_the_wrong_purpose() =>
        Assert.Equal(["wrong_purpose"], Judge(Leaf(Issuer, purposes: [ClientPurpose]), [Issuer]).Causes);

    [Theory]
    [InlineData(ServerPurpose)]
    [InlineData("2.5.29.37.0")]
    public void A_purpose_that_covers_servers_is_right(string purpose) =>
        Assert.Empty(Judge(Leaf(Issuer, purposes: [ClientPurpose, purpose]), [Issuer]).Causes);

    [Fact]
    public void A_key_that_may_only_sign_certificates_has_the_wrong_purpose() =>
        Assert.Equal(["wrong_purpose"], Judge(Leaf(Issuer, change: request => request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign, true))), [Issuer]).Causes);

    [Fact]
    public void An_issuer_for_clients_only_has_the_wrong_purpose()
    {
        var issuer = Intermediate(TrustedRoot, "CN=Client Issuer", change: request => request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientPurpose)], false)));
        var judgement = Judge(Leaf(issuer), [issuer]);
        Assert.Equal(["wrong_purpose"], judgement.Causes);
        Assert.Equal("CN=Client Issuer", judgement.Evidence.Certificate);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(2048, false)]
    public void A_short_RSA_key_is_weak(int bits, bool weak)
    {
        var judgement = Judge(Leaf(Issuer, rsaBits: bits), [Issuer]);
        Assert.Equal(weak ? ["weak_key"] : [], judgement.Causes);
        Assert.Equal(("RSA", bits), (judgement.Facts.KeyAlgorithm, judgement.Facts.KeyBits));
        Assert.Equal(weak ? bits : null, judgement.Evidence.KeyBits);
    }

    [Fact]
    public void A_SHA1_signature_is_weak() => Assert.Equal(["weak_key"], Judge(Leaf(Issuer, sha1: true), [Issuer]).Causes);

    [Fact]
    public void The_SHA1_signature_of_a_self_signed_leaf_does_not_matter() =>
        Assert.Equal(["self_signed"], Judge(Leaf(null, sha1: true), []).Causes);

    [Fact]
    public void Several_faults_come_in_the_order_of_the_catalogue()
    {
        var leaf = Leaf(null, ["other.example"], notBefore: Now.AddDays(-9), notAfter: Now.AddDays(-1), purposes: [ClientPurpose], rsaBits: 1024);
        var judgement = Judge(leaf, []);
        Assert.Equal(["self_signed", "certificate_expired", "name_mismatch", "wrong_purpose", "weak_key"], judgement.Causes);
        Assert.Equal(judgement.Causes, judgement.Facts.Problems);
    }

    [Theory]
    [InlineData("CN=Avast Web/Mail Shield Root, O=Avast Web/Mail Shield, OU=generated by Avast Antivirus for SSL/TLS scanning", true)]
    [InlineData("CN=Kaspersky Anti-Virus Personal Root Certificate, O=AO Kaspersky Lab", true)]
    [InlineData("CN=ESET SSL Filter CA, O=\"ESET, spol. s r. o.\", C=SK", true)]
    [InlineData("CN=FGT60F0000000000, OU=Certificate Authority, O=Fortinet, L=Sunnyvale, C=US", true)]
    [InlineData("CN=Zscaler Intermediate Root CA (zscaler.net), O=Zscaler Inc.", true)]
    [InlineData("CN=support, OU=Certificate Authority, O=Fortinet, C=US", false)]
    [InlineData("CN=Private Root", false)]
    public void The_issuer_of_a_scanning_product_is_an_interception(string issuer, bool intercepted)
    {
        var root = Root(issuer);
        Assert.Equal(intercepted, Judge(Leaf(root), [root]).Causes is ["intercepted", "untrusted_issuer"]);
    }

    [Fact]
    public void A_subject_that_looks_like_a_scanning_product_is_no_interception() =>
        Assert.Equal(["incomplete_chain"], Judge(Leaf(Issuer, subject: "CN=Avast Web/Mail Shield Root"), []).Causes);

    [Fact]
    public void A_scanning_product_reads_along_even_where_its_root_is_trusted()
    {
        var root = Root("CN=Zscaler Root CA");
        Assert.Equal(["intercepted"], Judge(Leaf(root), [], anchors: new([root], Only: true)).Causes);
    }

    [Fact]
    public void Names_are_cleaned_and_bounded()
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName("evil\u202egpj\u0007" + new string('x', 500));
        var facts = Judge(Leaf(Issuer, [.. Enumerable.Range(0, 3000).Select(index => $"host{index}.example")], subject.Build().Name), [Issuer]).Facts;
        Assert.Equal(100, facts.Names.Count);
        Assert.InRange(facts.Subject.Length, 200, 256);
        Assert.DoesNotContain(facts.Subject, character => char.IsControl(character) || character == '\u202e');
    }

    [Fact]
    public void A_name_far_down_a_long_list_still_fits() =>
        Assert.Empty(Judge(Leaf(Issuer, [.. Enumerable.Range(0, 1000).Select(index => $"host{index}.example"), Host]), [Issuer]).Causes);

    [Fact]
    public void A_thousand_certificates_are_judged_and_ten_are_kept()
    {
        var flood = Enumerable.Repeat(Issuer, 1000).ToArray();
        Assert.Equal(10, Judge(Leaf(Issuer), flood).Facts.Chain.Count);
    }

    [Theory]
    [InlineData("2.5.29.17", new byte[] { 0x30, 0x03, 0x82, 0x7f, 0x41 }, "name_mismatch")]
    [InlineData("2.5.29.17", new byte[] { 0x30, 0x05, 0x87, 0x03, 1, 2, 3 }, "name_mismatch")]
    [InlineData("2.5.29.37", new byte[] { 0x30, 0x7f }, "wrong_purpose")]
    public void A_broken_extension_does_not_break_the_judgement(string oid, byte[] value, string cause) =>
        Assert.Contains(cause, Judge(Leaf(Issuer, oid == "2.5.29.17" ? [] : null, change: request => request.CertificateExtensions.Add(new X509Extension(oid, value, false))), [Issuer]).Causes);

    [Fact]
    public void An_unknown_critical_extension_is_not_accepted() =>
        Assert.Equal(["untrusted_issuer"], Judge(Leaf(Issuer, change: request => request.CertificateExtensions.Add(new X509Extension("1.2.3.4.5", [5, 0], critical: true))), [Issuer]).Causes);

    [Fact]
    public void The_end_of_time_is_a_date_like_any_other() =>
        Assert.Empty(Judge(Leaf(Issuer, notAfter: new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero)), [Issuer]).Causes);

    [Fact]
    public void A_disposed_certificate_is_not_trusted()
    {
        var leaf = Leaf(Issuer);
        leaf.Dispose();
        Assert.Equal(["untrusted_issuer"], Judge(leaf, [Issuer]).Causes);
    }

    private static CertificateJudgement Judge(X509Certificate2 leaf, X509Certificate2[] sent, TrustAnchors? anchors = null) =>
        CertificateClassifier.Judge(leaf, sent, Host, anchors ?? new([TrustedRoot], Only: true), Now);
}
