using FgtAsg.Cli;
using FgtAsg.Cli.Commands;

await using var input = Console.OpenStandardInput();
return await CommandLineTool.RunAsync(args, new StandardStreams(input, Console.Out, Console.Error));
