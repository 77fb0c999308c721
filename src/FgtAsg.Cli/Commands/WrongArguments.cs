using System.CommandLine;
using System.CommandLine.Parsing;

namespace FgtAsg.Cli.Commands;

/// <summary>Describes wrong arguments in one sentence and names the help to read.</summary>
internal static class WrongArguments
{
    /// <param name="parsed">A result with errors. Only the first error is described: the others often follow from it.</param>
    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? Problem.ToolName : $"{Problem.ToolName} {command.Name}";
        return $"{Reason(parsed, command)} See {name} --help.";
    }

    private static string Reason(ParseResult parsed, Command command) => (parsed.UnmatchedTokens, parsed.Errors[0]) switch
    {
        ([var token, ..], _) when token.StartsWith('-') => $"There is no option '{token}'.",
        ([var token, ..], _) when command is RootCommand => $"There is no command '{token}'.",
        ([var token, ..], _) => $"The argument '{token}' is not expected.",
        (_, { SymbolResult: CommandResult { Command: RootCommand root } }) when root.Subcommands.Count > 0 && parsed.Tokens.Count == 0 =>
            $"A command is missing: {string.Join(" or ", root.Subcommands.Select(c => c.Name))}.",
        (_, { SymbolResult: ArgumentResult { Tokens.Count: 0, Argument: var argument } }) => $"The {argument.Name} is missing.",
        (_, { SymbolResult: OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } }) =>
            $"{option.Name} needs a value.",
        (_, { SymbolResult: OptionResult { Tokens.Count: > 1, Option: var option } }) => $"{option.Name} can be given only once.",
        (_, var error) => error.Message,
    };
}
