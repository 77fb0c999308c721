using System.Xml.Linq;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Reads a form, does the work, and tells the answer's members.</summary>
internal delegate IEnumerable<XElement> WireOperation(CloudState state, FormReader form);
