using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Checking;

public sealed class CheckValidationTests
{
    private static readonly CheckInput SignIn = new() { Host = "smtp.example.com", UserName = "ann@example.com", Password = new("practice") };

    [Fact]
    public void A_host_alone_is_a_check_of_the_usual_endpoints()
    {
        var (check, asked) = Valid(new() { Host = "smtp.example.com" });

        Assert.Equal("smtp.example.com", check.Host);
        Assert.Equal(SubmissionEndpoint.Defaults, check.Endpoints);
        Assert.Null(check.Credentials);
        Assert.Equal("en", asked.Language);
    }

    [Fact]
    public void The_order_of_the_endpoints_is_kept()
    {
        var (check, _) = Valid(new() { Host = "smtp.example.com", Endpoints = [new(465, "implicit"), new(587, "starttls")] });

        Assert.Equal([new(465, TlsMode.Implicit), new(587, TlsMode.Starttls)], check.Endpoints);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("ann@example.com")]
    [InlineData("smtp example com")]
    [InlineData("smtp.example.com\r\nx")]
    [InlineData("smtp..example.com")]
    [InlineData("1.2.3.4.5")]
    [InlineData("smtp.example.com:70000")]
    public void A_host_is_needed(string? host) => Wrong(new() { Host = host }, "host");

    [Theory]
    [InlineData(" SMTP.Example.com. ", "smtp.example.com")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    [InlineData("https://smtp.example.com/mail", "smtp.example.com")]
    public void A_host_is_understood_in_many_forms(string typed, string host)
    {
        var (check, asked) = Valid(new() { Host = typed });

        Assert.Equal((host, host), (check.Host, asked.Host));
        Assert.Equal(SubmissionEndpoint.Defaults, check.Endpoints);
    }

    [Theory]
    [InlineData("smtps://smtp.example.com:465/", 465, TlsMode.Implicit)]
    [InlineData("smtp.example.com:2587", 2587, TlsMode.Starttls)]
    public void A_pasted_port_is_the_endpoint_when_no_other_was_given(string typed, int port, TlsMode tls)
    {
        Assert.Equal([new(port, tls)], Valid(new() { Host = typed }).Check.Endpoints);
        Assert.Equal([new(587, TlsMode.Starttls)], Valid(new() { Host = typed, Endpoints = [new(587, "starttls")] }).Check.Endpoints);
    }

    [Fact]
    public void A_pasted_port_that_is_not_allowed_is_the_hosts_fault() => Wrong(new() { Host = "smtp.example.com:12345" }, "host");

    [Theory]
    [MemberData(nameof(FaultyHosts))]
    public void Each_fault_of_a_host_has_its_words(string host)
    {
        var key = HostInput.Parse(host).Error;

        Assert.NotNull(key);
        Assert.Equal(Texts.Get("it", $"errors.{key}"), Errors(new() { Host = host, Language = "it" })["host"].Single());
    }

    public static TheoryData<string> FaultyHosts => ["", "a@b.example", "a b", "a\u0001b", "a:x", "[1.2.3", new string('a', 300), "-a-"];

    [Fact]
    public void At_most_eight_endpoints() =>
        Wrong(new() { Host = "a.example", Endpoints = [.. Enumerable.Range(0, 9).Select(i => new EndpointInput(587, "starttls"))] }, "endpoints");

    [Fact]
    public void An_empty_list_of_endpoints_is_wrong() => Wrong(new() { Host = "a.example", Endpoints = [] }, "endpoints");

    [Fact]
    public void The_same_endpoint_twice_is_wrong() =>
        Wrong(new() { Host = "a.example", Endpoints = [new(587, "starttls"), new(587, "implicit"), new(587, "starttls")] }, "endpoints[2].port");

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(65536L)]
    [InlineData(long.MaxValue)]
    [InlineData(null)]
    [InlineData(80L)]
    public void A_port_that_is_none_or_not_allowed_is_wrong(long? port) =>
        Wrong(new() { Host = "a.example", Endpoints = [new(587, "starttls"), new(port, "starttls")] }, "endpoints[1].port");

    [Fact]
    public void Every_port_goes_where_private_addresses_are_allowed() =>
        Valid(new() { Host = "a.example", Endpoints = [new(40123, "implicit")] }, new() { AllowPrivateAddresses = true });

    [Theory]
    [InlineData("STARTTLS")]
    [InlineData("none")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_security_is_wrong(string? tls) => Wrong(new() { Host = "a.example", Endpoints = [new(587, tls)] }, "endpoints[0].tls");

    [Fact]
    public void A_user_name_needs_its_password() => Wrong(SignIn with { Password = null }, "password");

    [Fact]
    public void An_empty_password_is_none() => Wrong(SignIn with { Password = new("") }, "password");

    [Fact]
    public void A_password_needs_its_user_name() => Wrong(SignIn with { UserName = "" }, "username");

    [Theory]
    [InlineData(" leading and trailing ")]
    [InlineData("пароль 密码 🔑")]
    [InlineData("a\tb")]
    [InlineData(" ")]
    public void A_password_is_taken_as_it_is(string password) =>
        Assert.Equal(password, Valid(SignIn with { Password = new(password) }).Check.Credentials!.Password.Reveal());

    [Fact]
    public void Blanks_of_a_user_name_are_kept() => Assert.Equal(" ann ", Valid(SignIn with { UserName = " ann " }).Check.Credentials!.UserName);

    [Theory]
    [InlineData("ann\r\nRSET")]
    [InlineData("ann\0")]
    [InlineData("ann\u0085")]
    public void Control_characters_in_a_user_name_are_wrong(string userName) => Wrong(SignIn with { UserName = userName }, "username");

    [Fact]
    public void A_NUL_in_a_password_is_wrong() => Wrong(SignIn with { Password = new("a\0b") }, "password");

    [Fact]
    public void Half_a_character_is_wrong() => Wrong(SignIn with { UserName = "\ud800", Password = new("\udc00") }, "password", "username");

    [Fact]
    public void User_name_and_password_have_at_most_512_characters()
    {
        var longest = string.Concat(Enumerable.Repeat("🔑", 512));

        Valid(SignIn with { UserName = longest, Password = new(longest) });
        Wrong(SignIn with { UserName = longest + "a", Password = new(longest + "a") }, "password", "username");
    }

    [Theory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData(" ann@Example.COM ", "ann@example.com")]
    [InlineData("ann+tag@bücher.example", "ann+tag@xn--bcher-kva.example")]
    [InlineData("ann@localhost", "ann@localhost")]
    public void A_sender_is_an_address(string typed, string sender) => Assert.Equal(sender, Valid(SignIn with { Sender = typed }).Check.Sender);

    [Theory]
    [InlineData("ann")]
    [InlineData("@example.com")]
    [InlineData("ann@")]
    [InlineData("ann@exa mple.com")]
    [InlineData("ann@example.com>\r\nRCPT TO:<bob@example.com")]
    [InlineData("ann\r\n@example.com")]
    [InlineData("an n@example.com")]
    [InlineData("<ann@example.com>")]
    [InlineData("ann..b@example.com")]
    [InlineData("a,b@example.com")]
    [InlineData("ann@example..com")]
    [InlineData("ann@exam_ple.com")]
    [InlineData("ann\u202e@example.com")]
    public void What_is_no_address_is_wrong(string typed)
    {
        Wrong(SignIn with { Sender = typed }, "sender");
        Wrong(SignIn with { Recipient = typed }, "recipient");
    }

    [Fact]
    public void An_address_has_at_most_64_and_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 46), 4)) + ".ex";
        var local = new string('a', 64);
        Valid(SignIn with { Sender = $"{local}@{domain[..189]}" });
        Wrong(SignIn with { Sender = $"{local}a@example.com" }, "sender");
        Wrong(SignIn with { Sender = $"{local}@{domain}" }, "sender");
    }

    [Fact]
    public void Without_a_sign_in_no_address_is_probed() =>
        Wrong(new() { Host = "a.example", Sender = "ann@example.com", Recipient = "bob@example.com", SendTestMessage = true }, "recipient", "sendTestMessage", "sender");

    [Fact]
    public void A_test_message_goes_to_the_sender_alone()
    {
        Wrong(SignIn with { Sender = "ann@example.com", Recipient = "bob@example.com", SendTestMessage = true }, "recipient");
        Valid(SignIn with { Sender = "ann@example.com", Recipient = "Ann@example.com", SendTestMessage = true });
    }

    [Fact]
    public void A_test_message_may_go_to_a_user_name_that_is_an_address()
    {
        Assert.Equal("ann@example.com", Valid(SignIn with { SendTestMessage = true }).Check.Sender);
        Assert.Equal("ann@example.com", Valid(SignIn with { Sender = "info@example.com", Recipient = "ann@example.com", SendTestMessage = true }).Check.Recipient);
    }

    [Fact]
    public void A_test_message_needs_a_sender_when_the_user_name_is_no_address() => Wrong(SignIn with { UserName = "ann", SendTestMessage = true }, "sender");

    [Fact]
    public void A_test_message_may_go_anywhere_when_the_operator_says_so() =>
        Valid(SignIn with { Recipient = "bob@example.com", SendTestMessage = true }, new() { AnyTestRecipient = true });

    [Theory]
    [InlineData("it", "it")]
    [InlineData("it-CH", "it")]
    [InlineData("EN", "en")]
    [InlineData("", "en")]
    public void A_language_is_known_by_its_tag(string tag, string language) =>
        Assert.Equal(language, Valid(new() { Host = "a.example", Language = tag }).Asked.Language);

    [Fact]
    public void A_language_that_we_do_not_speak_is_wrong() => Wrong(new() { Host = "a.example", Language = "item" }, "language");

    [Fact]
    public void Errors_are_in_the_language_of_the_request()
    {
        var italian = Errors(new() { Language = "it" })["host"];

        Assert.NotEqual(Errors(new())["host"], italian);
    }

    private static (SubmissionCheck Check, AskedCheck Asked) Valid(CheckInput input, ChecksOptions? options = null)
    {
        var judged = Judge(input, options ?? new(), out var errors);
        Assert.Empty(errors);
        return judged!.Value;
    }

    private static void Wrong(CheckInput input, params string[] fields) => Assert.Equal(fields.Order(), Errors(input).Keys.Order());

    private static IReadOnlyDictionary<string, string[]> Errors(CheckInput input)
    {
        Assert.Null(Judge(input, new(), out var errors));
        return errors;
    }

    private static (SubmissionCheck Check, AskedCheck Asked)? Judge(CheckInput input, ChecksOptions options, out IReadOnlyDictionary<string, string[]> errors) =>
        new CheckValidation(options, new EgressPolicy(new() { AllowPrivateAddresses = options.AllowPrivateAddresses })).Judge(input, out errors);
}
