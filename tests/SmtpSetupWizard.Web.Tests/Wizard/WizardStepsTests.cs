using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Wizard;

namespace SmtpSetupWizard.Web.Tests.Wizard;

public sealed class WizardStepsTests
{
    private static readonly WizardSteps Steps = new(new ChecksOptions(), new EgressPolicy(new()));

    [Theory]
    [InlineData(WizardStep.Server)]
    [InlineData(WizardStep.SignIn)]
    public void A_step_without_answers_begins_at_the_first(WizardStep wanted) =>
        Assert.Equal(WizardStep.Address, Steps.Show(WizardAnswers.None, wanted, "en").Step);

    [Fact]
    public void An_address_fills_in_user_name_sender_and_a_guess_of_the_host()
    {
        var shown = Steps.Show(new() { Address = " ann@example.com " }, WizardStep.Server, "en");

        Assert.Equal(WizardStep.Server, shown.Step);
        Assert.Equal(("smtp.example.com", "ann@example.com", "ann@example.com"), (shown.Answers.Host, shown.Answers.UserName, shown.Answers.Sender));
        Assert.True(shown.Answers.IsGuess());
    }

    [Fact]
    public void Another_address_takes_what_the_first_one_filled_in_but_not_what_was_typed()
    {
        var first = Steps.Show(new() { Address = "ann@example.com" }, WizardStep.Server, "en").Answers;

        var second = Steps.Show(first with { Address = "bob@example.net", UserName = "bob-the-account" }, WizardStep.Server, "en").Answers;

        Assert.Equal(("smtp.example.net", "bob-the-account", "bob@example.net"), (second.Host, second.UserName, second.Sender));
    }

    [Fact]
    public void Half_an_address_is_asked_for_again()
    {
        var shown = Steps.Show(new() { Address = "ann@" }, WizardStep.Server, "en");

        Assert.Equal(WizardStep.Address, shown.Step);
        Assert.NotEmpty(shown.ErrorsOf("address"));
    }

    [Fact]
    public void Who_only_knows_the_server_skips_the_address_and_loses_the_guess()
    {
        var first = Steps.Show(new() { Address = "ann@example.com" }, WizardStep.Server, "en").Answers;

        var request = StepRequest.Of(first with { Address = "ann" }, name => name == "skip" ? "address" : null);
        var shown = Steps.Show(request.Answers, request.Step, "en");

        Assert.Equal((WizardStep.Server, "", null, null), (shown.Step, shown.Answers.Address, shown.Answers.Host, shown.Answers.UserName));
    }

    [Fact]
    public void A_host_is_needed_to_go_on()
    {
        var shown = Steps.Show(new() { Address = "", Host = " " }, WizardStep.SignIn, "en");

        Assert.Equal(WizardStep.Server, shown.Step);
        Assert.NotEmpty(shown.ErrorsOf("host"));
    }

    [Fact]
    public void No_port_ticked_is_told_apart_from_no_form_sent()
    {
        Assert.Equal(WizardStep.SignIn, Steps.Show(new() { Host = "smtp.example.com" }, WizardStep.SignIn, "en").Step);
        Assert.NotEmpty(Steps.Show(new() { Host = "smtp.example.com", Endpoints = [EndpointChoice.None] }, WizardStep.SignIn, "en").ErrorsOf("endpoint"));
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("x")]
    [InlineData("0")]
    [InlineData("22")]
    public void Another_port_that_cannot_be_is_marked_at_its_own_field(string port) =>
        Assert.NotEmpty(Steps.Show(new() { Host = "smtp.example.com", Endpoints = ["none", "587-starttls"], Port = port }, WizardStep.SignIn, "en").ErrorsOf("port"));

    [Fact]
    public void Another_port_is_tried_first() => Assert.Equal(
        [new EndpointInput(2587, "implicit"), new EndpointInput(587, "starttls")],
        new WizardAnswers { Endpoints = ["none", "587-starttls"], Port = " 2587 ", Tls = "implicit" }.AskedEndpoints()!);

    [Fact]
    public void A_pasted_address_is_split_and_its_port_is_among_those_to_try()
    {
        var shown = Steps.Show(new() { Host = " smtps://SMTP.example.com:465/ ", Endpoints = ["none", "587-starttls"] }, WizardStep.SignIn, "en");

        Assert.Equal(WizardStep.SignIn, shown.Step);
        Assert.Equal(new UnderstoodHost("smtp.example.com", new(465, TlsMode.Implicit), true), shown.Host);
        Assert.Equal(["none", "587-starttls", "465-implicit"], shown.Answers.Endpoints);
        Assert.Equal("smtp.example.com", shown.Answers.Host);
    }

    [Fact]
    public void A_pasted_unusual_port_goes_to_its_own_field()
    {
        var shown = Steps.Show(new() { Host = "smtp.example.com:2587", Endpoints = ["none", "587-starttls"] }, WizardStep.SignIn, "en");

        Assert.Equal(("2587", "starttls"), (shown.Answers.Port, shown.Answers.Tls));
    }

    [Fact]
    public void A_mail_address_in_the_host_field_is_explained()
    {
        var shown = Steps.Show(new() { Host = "ann@example.com" }, WizardStep.SignIn, "it");

        Assert.Equal(WizardStep.Server, shown.Step);
        Assert.Contains("indirizzo", Assert.Single(shown.ErrorsOf("host")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("bücher.example", false)]
    [InlineData("[2001:db8::1]", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("https://mail.example.com/login", true)]
    public void Only_what_held_more_than_a_name_was_split(string typed, bool split) =>
        Assert.Equal(split, Steps.Show(new() { Host = typed }, WizardStep.SignIn, "en").Host!.WasSplit);

    [Fact]
    public void Errors_of_the_intake_come_back_at_their_step()
    {
        var answers = new WizardAnswers { Host = "smtp.example.com", UserName = "ann" };

        Assert.Equal(WizardStep.SignIn, Steps.Refused(answers, new Dictionary<string, string[]> { ["recipient"] = ["no"] }).Step);
        var server = Steps.Refused(answers, new Dictionary<string, string[]> { ["endpoints[1].port"] = ["no"], ["username"] = ["no"] });
        Assert.Equal(WizardStep.Server, server.Step);
        Assert.Equal(["no"], server.ErrorsOf("endpoint"));
    }

    [Fact]
    public void The_answers_survive_the_way_through_the_address()
    {
        var answers = new WizardAnswers
        {
            Address = "ann@example.com",
            Host = "smtp.example.com",
            Endpoints = ["none", "465-implicit"],
            Port = "2587",
            Tls = "starttls",
            UserName = "ann",
            Sender = "ann@example.com",
            Prove = Proving.Sender,
            FilledFrom = "ann@example.com",
        };

        var back = WizardAnswers.Read(answers.Fields().Select(field => new[] { field.Name, field.Value }));

        Assert.Equal(answers.Fields(), back.Fields());
    }

    [Fact]
    public void Trying_again_asks_for_the_same_as_before()
    {
        var asked = new AskedCheck("smtp.example.com", [new(2587, TlsMode.Implicit), new(587, TlsMode.Starttls)], "ann", "ann@example.com", null, false, "en");

        var answers = WizardAnswers.Of(asked);

        Assert.Equal([new EndpointInput(2587, "implicit"), new EndpointInput(587, "starttls")], answers.AskedEndpoints()!);
        Assert.Equal(("smtp.example.com", "ann", Proving.Sender), (answers.Host, answers.UserName, answers.Prove));
    }

    [Theory]
    [InlineData("resolve.not_found", WizardStep.Server)]
    [InlineData("auth.invalid_credentials", WizardStep.SignIn)]
    [InlineData("ready.authenticated", WizardStep.SignIn)]
    public void Trying_again_begins_where_the_fault_was(string finding, WizardStep expected) =>
        Assert.Equal(expected, FaultyField.StepOf(FaultyField.Of(finding)));
}
