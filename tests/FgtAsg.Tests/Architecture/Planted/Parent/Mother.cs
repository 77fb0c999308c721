using FgtAsg.Tests.Architecture.Planted.Parent.Child;

namespace FgtAsg.Tests.Architecture.Planted.Parent;

/// <summary>Uses a type of a child namespace, which uses this namespace.</summary>
internal static class Mother
{
    public static string Name => nameof(Mother);

    public static string Child => Daughter.Name;
}
