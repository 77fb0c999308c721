using FgtAsg.Simulation.Commands;

namespace FgtAsg.Simulation;

/// <summary>The simulation as a program: for long runs, and to replay one history.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => SimulateCommand.Create().Parse(args).InvokeAsync();
}
