using System.Xml.Linq;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Wire;

/// <summary>How one service speaks.</summary>
internal interface IWireProtocol
{
    IReadOnlyDictionary<string, WireOperation> Operations { get; }

    string ContentType { get; }

    /// <summary>What stands between a list's name and its index; empty where lists are flat.</summary>
    string ListMember { get; }

    /// <summary>What to say to a parameter that is not known or not valid.</summary>
    ServiceFault InvalidParameter(string message);

    /// <summary>The whole answer around its members.</summary>
    XElement Answer(string action, string requestId, IEnumerable<XElement> members);

    XElement Error(string requestId, ServiceFault fault);
}

/// <summary>Reads a form, does the work, and tells the answer's members.</summary>
internal delegate IEnumerable<XElement> WireOperation(CloudState state, FormReader form);
