using System.CommandLine;
using System.CommandLine.Parsing;

namespace FgtAsg.Cli.Commands;

/// <summary>Says in one sentence what is wrong with the arguments, and where to read on.</summary>
internal static class WrongArguments
{
    /// <param name="parsed">It has errors. The first one is enough: the others often only follow from it.</param>
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
        ([var token, ..], _) => $"'{token}' is one argument too many.",
        (_, { SymbolResult: CommandResult { Command: RootCommand root } }) when root.Subcommands.Count > 0 && parsed.Tokens.Count == 0 =>
            $"A command is missing: {string.Join(" or ", root.Subcommands.Select(c => c.Name))}.",
        (_, { SymbolResult: ArgumentResult { Tokens.Count: 0, Argument: var argument } }) => $"The {argument.Name} is missing.",
        (_, { SymbolResult: OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } }) =>
            $"{option.Name} needs a value.",
        (_, { SymbolResult: OptionResult { Tokens.Count: > 1, Option: var option } }) => $"{option.Name} can be given once.",
        (_, var error) => error.Message,
    };
}
