using System.Text;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Sessions;

/// <summary>The server's side of one dialogue (RFC 5321), as its script says.</summary>
internal sealed class SmtpSession(SessionChannel channel, string host, OpenPort port, PracticeLog? log, PracticeConnection? seen)
{
    private const int LargestMessage = 20_480_000;

    private readonly SmtpScript _script = port.Script;
    private bool _saidHello;
    private bool _startedTls;
    private bool _signedIn;
    private bool _hasSender;
    private bool _hasRecipient;

    public async Task RunAsync()
    {
        if (port.ImplicitTls && !await SecureAsync()) return;
        if (!await channel.PerformAsync(_script.Greeting ?? $"220 {host} ESMTP Practice")) return;
        while (await channel.ReadLineAsync() is { } line)
        {
            var command = new PracticeCommand(line, channel.InsideTls);
            seen?.Add(command);
            if (!await AnswerAsync(command)) return;
        }
    }

    private async ValueTask<bool> AnswerAsync(PracticeCommand command) => command.Verb switch
    {
        "EHLO" => await EhloAsync(),
        "HELO" => await channel.PerformAsync(_script.PlainHello ?? $"250 {host}"),
        "STARTTLS" => await StartTlsAsync(),
        "AUTH" => await AuthAsync(command.Line),
        "MAIL" => await MailAsync(),
        "RCPT" => await RecipientAsync(),
        "DATA" => await DataAsync(),
        "RSET" => await ResetAsync(),
        "NOOP" => await channel.PerformAsync(_script.Noop ?? "250 2.0.0 Ok"),
        "QUIT" => await channel.PerformAsync((_script.Quit ?? "221 2.0.0 Bye").Then(Answer.Close)),
        _ => await channel.PerformAsync(_script.Unknown ?? "500 5.5.2 Error: command not recognized"),
    };

    private ValueTask<bool> EhloAsync()
    {
        var scripted = _startedTls ? _script.SecondHello : _saidHello ? null : _script.Hello;
        _saidHello = true;
        var keywords = channel.InsideTls ? _script.Keywords : _script.KeywordsInClear;
        return channel.PerformAsync(scripted ?? Answer.Lines(250, [host, .. keywords]));
    }

    private async ValueTask<bool> StartTlsAsync()
    {
        var answer = channel.InsideTls
            ? "503 5.5.1 Error: TLS already active"
            : _script.StartTls ?? (_script.KeywordsInClear.Contains("STARTTLS") ? "220 2.0.0 Ready to start TLS" : "502 5.5.1 Error: command not implemented");
        if (!await channel.PerformAsync(answer)) return false;
        if (!answer.StartsTls) return true;
        _startedTls = true;
        return await SecureAsync();
    }

    private async ValueTask<bool> SecureAsync()
    {
        var (goesOn, serverName) = await channel.SecureAsync(host, _script.Tls);
        if (seen is not null) (seen.Secure, seen.ServerName) = (goesOn, serverName);
        return goesOn;
    }

    private async ValueTask<bool> AuthAsync(string line)
    {
        if (seen is not null) log?.SignInBegins(seen);
        try
        {
            if (_script.AuthCommand is { } scripted) return await channel.PerformAsync(scripted, SignInEnds);
            if (_signedIn) return await channel.PerformAsync("503 5.5.1 Error: already authenticated");
            var offered = (channel.InsideTls ? _script.Keywords : _script.KeywordsInClear)
                .Select(keyword => keyword.Split([' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is [var name, ..] && name.Equals("AUTH", StringComparison.OrdinalIgnoreCase))
                .SelectMany(words => words[1..])
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            var exchange = new SignInExchange(channel, _script.Account);
            if (await exchange.RunAsync(line, offered) is not { } outcome) return false;
            if (outcome.SignIn is { } signIn) seen?.Add(signIn);
            var answer = outcome.Answer;
            if (outcome.SignIn is { } complete) answer = _script.AuthEcho?.Invoke(complete) ?? _script.Auth ?? answer;
            _signedIn = answer.Code == 235;
            return await channel.PerformAsync(answer, SignInEnds);
        }
        finally
        {
            SignInEnds();
        }
    }

    private void SignInEnds()
    {
        if (seen is not null) log?.SignInEnds(seen);
    }

    private ValueTask<bool> MailAsync()
    {
        if (!_signedIn) return channel.PerformAsync("530 5.7.0 Authentication required");
        var answer = _script.Mail ?? "250 2.1.0 Ok";
        _hasSender = answer.Code == 250;
        return channel.PerformAsync(answer);
    }

    private ValueTask<bool> RecipientAsync()
    {
        if (!_hasSender) return channel.PerformAsync("503 5.5.1 Error: need MAIL command");
        var answer = _script.Recipient ?? "250 2.1.5 Ok";
        _hasRecipient |= answer.Code is 250 or 251;
        return channel.PerformAsync(answer);
    }

    private async ValueTask<bool> DataAsync()
    {
        if (!_hasRecipient) return await channel.PerformAsync("554 5.5.1 Error: no valid recipients");
        var answer = _script.Data ?? "354 End data with <CR><LF>.<CR><LF>";
        if (!await channel.PerformAsync(answer)) return false;
        if (answer.Code != 354) return true;
        var message = new StringBuilder();
        while (await channel.ReadLineAsync() is { } line)
        {
            if (line != ".")
            {
                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                if (message.Length > LargestMessage) return false;
                continue;
            }

            (_hasSender, _hasRecipient) = (false, false);
            var final = _script.Message ?? "250 2.0.0 Ok: queued as 4PRACTICE1";
            if (final.Code == 250) seen?.Add(message.ToString());
            return await channel.PerformAsync(final);
        }

        return false;
    }

    private ValueTask<bool> ResetAsync()
    {
        (_hasSender, _hasRecipient) = (false, false);
        return channel.PerformAsync(_script.Rset ?? "250 2.0.0 Ok");
    }
}
