// What an import says of itself takes two lines on a phone. They are there from the beginning, so that
// the files under it stay where they are when it says more.
export const stateHeading = "font-serif text-xl font-medium text-balance max-md:min-h-14";
export const stateLine = "flex min-h-6 flex-col justify-center max-md:min-h-10";
