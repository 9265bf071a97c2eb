using SmtpSetupWizard.Benchmarks;

// The same program plays the mail server, in a process of its own: so that its work is not counted as ours.
if (args is ["serve"])
{
    await ScriptedServer.ServeAsync();
    return;
}

await using var server = await ServerProcess.StartAsync();
Console.WriteLine("| what | measured | promised |");
Console.WriteLine("|---|---|---|");
await Decisions.MeasureAsync(server);
await Processor.MeasureAsync(server);
await ManySilent.MeasureAsync(server);
