// Checks a bundle for the Operator Lifecycle Manager by all validators of the Operator Framework that need
// nothing but its files. The framework's own operator-verify runs fewer of them, and ends with 0 whatever it finds.
// A warning fails here too.
package main

import (
	"fmt"
	"os"

	"github.com/operator-framework/api/pkg/manifests"
	"github.com/operator-framework/api/pkg/validation"
)

// All but the one for images of several architectures, which pulls them, and the older form of OperatorHub's,
// which is now three.
var validators = validation.DefaultBundleValidators.WithValidators(
	validation.ObjectValidator,
	validation.OperatorGroupValidator,
	validation.OperatorHubV2Validator,
	validation.StandardCapabilitiesValidator,
	validation.StandardCategoriesValidator,
	validation.CommunityOperatorValidator,
	validation.AlphaDeprecatedAPIsValidator,
	validation.GoodPracticesValidator,
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: verify-bundle FOLDER VERSION-OF-KUBERNETES")
		os.Exit(2)
	}
	bundle, err := manifests.GetBundleFromDir(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	objects := append(bundle.ObjectsToValidate(), map[string]string{"k8s-version": os.Args[2]})
	failed := false
	checks := 0
	for _, result := range validators.Validate(objects...) {
		checks++
		for _, problem := range result.Errors {
			failed = true
			fmt.Printf("error: %s: %s\n", result.Name, problem.Error())
		}
		for _, problem := range result.Warnings {
			failed = true
			fmt.Printf("warning: %s: %s\n", result.Name, problem.Error())
		}
	}
	fmt.Printf("%d checks of %s\n", checks, bundle.Name)
	if failed || checks == 0 {
		os.Exit(1)
	}
}
