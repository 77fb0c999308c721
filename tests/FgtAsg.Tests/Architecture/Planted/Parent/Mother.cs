using FgtAsg.Tests.Architecture.Planted.Parent.Child;

namespace FgtAsg.Tests.Architecture.Planted.Parent;

/// <summary>Uses a type of a namespace below its own, which uses this one.</summary>
internal static class Mother
{
    public static string Name => nameof(Mother);

    public static string Child => Daughter.Name;
}
